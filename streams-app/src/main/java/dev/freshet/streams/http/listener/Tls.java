package dev.freshet.streams.http.listener;

import dev.freshet.streams.OperatorError;
import dev.freshet.streams.config.TlsConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Collections;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.util.component.LifeCycle;
import org.eclipse.jetty.util.ssl.KeyStoreScanner;
import org.eclipse.jetty.util.ssl.SslContextFactory;

/**
 * The certificate, read once and looked at again for a renewed one.
 *
 * @param certificate with its key
 */
record Tls(SslContextFactory.Server certificate) {

    private static final Duration LOOK_EVERY = Duration.ofMinutes(1);

    /** Browsers come back by HTTPS alone for this long. */
    private static final Duration HSTS = Duration.ofDays(365);

    static Tls of(TlsConfig config) {
        Path keystore = Path.of(config.keystore().orElseThrow());
        String password = password(config);
        requireKey(keystore, password);
        SslContextFactory.Server certificate = new SslContextFactory.Server();
        certificate.setKeyStoreType("PKCS12");
        certificate.setKeyStorePath(keystore.toAbsolutePath().toString());
        certificate.setKeyStorePassword(password);
        certificate.setIncludeProtocols("TLSv1.3", "TLSv1.2");
        return new Tls(certificate);
    }

    LifeCycle reloading() {
        KeyStoreScanner scanner = new KeyStoreScanner(certificate);
        scanner.setScanInterval(Math.toIntExact(LOOK_EVERY.toSeconds()));
        return scanner;
    }

    /** Probes of a platform come by the instance's address, which no certificate names: so the name that is asked for is not judged. */
    SecureRequestCustomizer customizer() {
        SecureRequestCustomizer customizer = new SecureRequestCustomizer();
        customizer.setSniHostCheck(false);
        customizer.setStsMaxAge(HSTS.toSeconds(), TimeUnit.SECONDS);
        return customizer;
    }

    private static String password(TlsConfig config) {
        if (config.password().isPresent()) {
            return config.password().get();
        }
        String file = config.passwordFile().orElseThrow();
        try {
            return Files.readString(Path.of(file)).lines().findFirst().orElse("");
        } catch (IOException e) {
            throw new OperatorError(
                    "http.tls.password-file " + file + " cannot be read; give a file with the password", e);
        }
    }

    private static void requireKey(Path keystore, String password) {
        if (!Files.isReadable(keystore)) {
            throw new OperatorError(
                    "http.tls.keystore " + keystore + " cannot be read; give a PKCS12 file that exists");
        }
        try {
            KeyStore keys = KeyStore.getInstance(keystore.toFile(), password.toCharArray());
            for (String alias : Collections.list(keys.aliases())) {
                if (keys.isKeyEntry(alias)) {
                    return;
                }
            }
        } catch (IOException | GeneralSecurityException e) {
            throw new OperatorError(
                    "http.tls.keystore " + keystore + " cannot be opened; give a PKCS12 file and its password", e);
        }
        throw new OperatorError("http.tls.keystore " + keystore + " holds no private key; give a PKCS12 file with one");
    }
}
