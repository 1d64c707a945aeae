package dev.signet.auth.client.response;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.signet.auth.BadConfiguration;
import java.net.URI;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Which sector a client is of (OpenID Connect Core §8.1), and what stops the start because that cannot be told. */
class SubjectSettingsTests {

    private static final String OWN = "signet.client.settings.garden.";
    private static final Set<String> ONE_HOST =
            Set.of("https://Garden.example.com/callback", "https://garden.example.com:8443/other");
    private static final Set<String> TWO_HOSTS =
            Set.of("https://garden.example.com/callback", "https://shed.example.com/callback");
    private static final URI NAMED = URI.create("https://Example.com/apps.json");

    @Test
    void sectorIsTheHostThatAllRedirectUrisHave() {
        assertThat(pairwise(null).sector(ONE_HOST)).isEqualTo("garden.example.com");
    }

    @Test
    void sectorIsTheHostOfTheAddressThatIsNamed() {
        assertThat(pairwise(NAMED).sector(TWO_HOSTS)).isEqualTo("example.com");
        pairwise(NAMED).check(OWN, TWO_HOSTS);
    }

    @Test
    void publicSubjectsHaveNone() {
        assertThat(SubjectSettings.NONE.sector(ONE_HOST)).isNull();
        SubjectSettings.NONE.check(OWN, TWO_HOSTS);
    }

    /** "If there are multiple hostnames in the registered redirect_uris, the Client MUST register a sector_identifier_uri." */
    @Test
    void sectorOfSeveralHostsHasToBeNamed() {
        assertThat(refused(pairwise(null), TWO_HOSTS)).isEqualTo(OWN + "subject-type");
        assertThat(refused(pairwise(null), Set.of())).isEqualTo(OWN + "subject-type");
        assertThat(refused(pairwise(null), Set.of("com.example.app:/callback"))).isEqualTo(OWN + "subject-type");
    }

    @Test
    void sectorIsOfNoUseToPublicSubjects() {
        assertThat(refused(new SubjectSettings(SubjectType.PUBLIC, NAMED), ONE_HOST))
                .isEqualTo(OWN + "sector-identifier-uri");
    }

    /** "The sector_identifier_uri … MUST use the https scheme" */
    @Test
    void sectorIsNamedByAnAddressThatNobodyElseCanAnswerFor() {
        assertThat(refused(pairwise(URI.create("http://example.com/apps.json")), ONE_HOST))
                .isEqualTo(OWN + "sector-identifier-uri");
    }

    private static SubjectSettings pairwise(@Nullable URI sector) {
        return new SubjectSettings(SubjectType.PAIRWISE, sector);
    }

    private static String refused(SubjectSettings settings, Set<String> redirectUris) {
        String[] property = new String[1];
        assertThatExceptionOfType(BadConfiguration.class)
                .isThrownBy(() -> settings.check(OWN, redirectUris))
                .satisfies(refusal -> property[0] = refusal.property());
        return property[0];
    }
}
