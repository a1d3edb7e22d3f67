package dev.freshet.streams.config;

import java.util.Optional;

/** The certificate that HTTP is answered with. Looked at again once a minute, so that a renewed one needs no restart. */
public record TlsConfig(
        @Explained("PKCS12 file with the private key and its chain; HTTPS is on with it, and HTTP off.")
        Optional<String> keystore,

        @Explained(
                value = "Password of the file.",
                why = "password-file keeps it out of configuration and environment.")
        Optional<String> password,

        @Explained("A file whose first line is the password, in the place of password.")
        Optional<String> passwordFile) {

    public static final TlsConfig NONE = new TlsConfig(Optional.empty(), Optional.empty(), Optional.empty());

    public TlsConfig {
        new Check()
                .that(
                        !(password.isPresent() && passwordFile.isPresent()),
                        "password-file",
                        passwordFile.orElse(""),
                        "give it or password, not both")
                .that(
                        keystore.isEmpty() || password.isPresent() || passwordFile.isPresent(),
                        "keystore",
                        keystore.orElse(""),
                        "give password-file or password too")
                .that(
                        keystore.isPresent() || (password.isEmpty() && passwordFile.isEmpty()),
                        "keystore",
                        "none",
                        "give the PKCS12 file that the password is of, or leave the password out")
                .done();
    }

    public boolean on() {
        return keystore.isPresent();
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "TlsConfig[keystore=" + keystore.orElse("none") + "]";
    }
}
