package dev.signet.auth.endpoint.document;

import dev.signet.auth.endpoint.ProtocolExtension;
import java.util.Map;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.header.HeaderWriterFilter;
import org.springframework.stereotype.Component;

/** Client ID metadata documents, where they are on. Where they are not, a client that was known by one before begins nothing any more. */
@Component
class ClientDocumentExtension implements ProtocolExtension {

    private final DocumentProperties properties;
    private final ClientDocuments documents;

    ClientDocumentExtension(DocumentProperties properties, ClientDocuments documents) {
        this.properties = properties;
        this.documents = documents;
    }

    @Override
    public void configure(HttpSecurity http) {
        http.addFilterAfter(new ClientDocumentFilter(documents), HeaderWriterFilter.class);
    }

    @Override
    public void describe(Map<String, Object> metadata) {
        if (properties.enabled()) {
            metadata.put("client_id_metadata_document_supported", true);
        }
    }
}
