package dev.signet.auth.session;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.FactorGrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/**
 * {@link SignedIn} as Spring Security sees it. It carries the factor with its time, whatever the way of signing in: the
 * framework's checks of how fresh a login is read it from there.
 */
public final class SsoAuthentication extends AbstractAuthenticationToken {

    private static final long serialVersionUID = 1L;

    private final transient SignedIn signedIn;

    public SsoAuthentication(SignedIn signedIn) {
        super(authorities(signedIn));
        this.signedIn = signedIn;
        super.setAuthenticated(true);
    }

    /** Who is signed in according to {@code authentication}; null if nobody is. */
    public static @Nullable SignedIn signedIn(@Nullable Authentication authentication) {
        return authentication instanceof SsoAuthentication sso ? sso.getPrincipal() : null;
    }

    @Override
    public SignedIn getPrincipal() {
        return signedIn;
    }

    /** Always null: what proved the login is not kept. */
    @Override
    public @Nullable Object getCredentials() {
        return null;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SsoAuthentication that && signedIn.equals(that.signedIn) && super.equals(other);
    }

    @Override
    public int hashCode() {
        return Objects.hash(super.hashCode(), signedIn);
    }

    private static Collection<GrantedAuthority> authorities(SignedIn signedIn) {
        List<GrantedAuthority> authorities = new ArrayList<>();
        authorities.add(FactorGrantedAuthority.withAuthority(FactorGrantedAuthority.PASSWORD_AUTHORITY)
                .issuedAt(signedIn.authenticatedAt())
                .build());
        authorities.add(new SimpleGrantedAuthority("ROLE_USER"));
        if (signedIn.administrator()) {
            authorities.add(new SimpleGrantedAuthority("ROLE_ADMINISTRATOR"));
        }
        return authorities;
    }
}
