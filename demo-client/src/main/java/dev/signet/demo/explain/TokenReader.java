package dev.signet.demo.explain;

import com.nimbusds.jose.JOSEObject;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jose.util.JSONObjectUtils;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** Opens a token without any key: reading is free, and proves nothing. */
@Component
public class TokenReader {

    private static final int SIGNED_PARTS = 3;

    private final Catalogue catalogue;

    TokenReader(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** What it says; {@link OpenedToken#OPAQUE} where it is no signed JWT. */
    public OpenedToken open(String token, Locale locale) {
        try {
            Base64URL[] parts = JOSEObject.split(token);
            if (parts.length != SIGNED_PARTS) {
                return OpenedToken.OPAQUE;
            }
            return new OpenedToken(
                    read(parts[0], name -> catalogue.jose(name, locale)),
                    read(parts[1], name -> catalogue.claim(name, locale)));
        } catch (ParseException noJwt) {
            return OpenedToken.OPAQUE;
        }
    }

    private static List<Claim> read(Base64URL part, Function<String, Term> explain) throws ParseException {
        List<Claim> claims = new ArrayList<>();
        JSONObjectUtils.parse(part.decodeToString())
                .forEach((name, value) -> claims.add(Claim.of(name, value, explain.apply(name))));
        claims.sort(Comparator.comparingInt(Claim::place));
        return claims;
    }
}
