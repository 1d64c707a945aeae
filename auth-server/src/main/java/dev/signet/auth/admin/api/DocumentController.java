package dev.signet.auth.admin.api;

import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ResponseBody;

/** Serves the description of the API. */
@Controller
class DocumentController {

    private static final Resource DOCUMENT = new ClassPathResource("admin/openapi.yaml");

    @GetMapping(path = AdminApi.DOCUMENT, produces = "application/yaml")
    @ResponseBody
    Resource document() {
        return DOCUMENT;
    }
}
