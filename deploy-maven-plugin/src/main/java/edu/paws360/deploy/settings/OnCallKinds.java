package edu.paws360.deploy.settings;

import java.net.URI;
import java.util.List;

/** Who is alerted: Alertmanagers, PagerDuty, webhooks, in any mixture. */
final class OnCallKinds {
    static final String ALERTMANAGER = "/api/v2/alerts";
    static final String PAGERDUTY = "/v2/enqueue";

    private static final String ROUTING_KEY = "[0-9A-Za-z]{32}";
    private static final String ALLOWED = "a list of receivers, each one of http://HOST:9093/api/v2/alerts or"
            + " https://HOST/api/v2/alerts (an Alertmanager); pagerduty:@{NAME} (PagerDuty, where the environment variable"
            + " NAME holds the 32 letters and digits of an integration key of Events API v2; in the EU"
            + " pagerduty+https://@{NAME}@events.eu.pagerduty.com); webhook:@{NAME} (Slack and alike, where NAME holds the"
            + " whole URL) or webhook+https://HOST/PATH";

    private OnCallKinds() {}

    /** Receivers, with commas between them. */
    static Kind<List<URI>> receivers() {
        return TextKinds.listOf(Kind.of("URL", ALLOWED, OnCallKinds::receiver), ALLOWED)
                .asUrl()
                .hiding(new OnCallSecrets());
    }

    private static URI receiver(String text) throws Misread {
        if (text.startsWith("pagerduty")) {
            return told("no PagerDuty", () -> pagerDuty(text));
        }
        return text.startsWith("webhook")
                ? told("no webhook", () -> webhook(text))
                : told("not the URL of an Alertmanager", () -> NetKinds.alertmanagerIn(text));
    }

    private interface Reading {
        URI read() throws Misread;
    }

    private static URI told(String what, Reading reading) throws Misread {
        try {
            return reading.read();
        } catch (Misread e) {
            throw new Misread(what + " (" + e.getMessage() + ")");
        }
    }

    private static URI pagerDuty(String text) throws Misread {
        if (text.startsWith("pagerduty:")) {
            requireKey(text.substring("pagerduty:".length()));
            return URI.create(text);
        }
        URI url = NetKinds.urlIn(text, List.of("pagerduty+https", "pagerduty+http"));
        NetKinds.refuse(url.getRawUserInfo() == null, "has no routing key before its host");
        requireKey(url.getRawUserInfo());
        NetKinds.refuse(url.getRawQuery() != null || url.getRawFragment() != null, "has a query or a fragment");
        String path = url.getRawPath();
        NetKinds.refuse(!path.isEmpty() && !path.equals("/") && !path.endsWith(PAGERDUTY), "has another path");
        return url;
    }

    private static void requireKey(String key) throws Misread {
        NetKinds.refuse(!key.matches(ROUTING_KEY), "has a routing key that is not 32 letters and digits");
    }

    private static URI webhook(String text) throws Misread {
        NetKinds.refuse(!text.matches("webhook[:+].*"), "has another scheme");
        URI url = NetKinds.urlIn(text.substring("webhook:".length()), List.of("https", "http"));
        NetKinds.refuse(url.getRawFragment() != null, "has a fragment");
        NetKinds.refuse(
                url.getRawUserInfo() != null && !url.getRawUserInfo().contains(":"), "has a user without a password");
        return URI.create("webhook+" + url);
    }
}
