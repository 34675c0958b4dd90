package edu.paws360.deploy.settings;

import java.util.ArrayList;
import java.util.List;

/** An order is given on the command line, and a failover needs one. */
final class OrderRules {
    private OrderRules() {}

    static List<SettingsFault> check(Values values, SettingsScope scope) {
        List<SettingsFault> faults = new ArrayList<>();
        for (Setting<?> setting : OrderKeys.all()) {
            values.read(setting)
                    .seen()
                    .filter(seen -> seen.origin() == Origin.POM)
                    .ifPresent(seen -> faults.add(SettingsFault.of(
                            setting,
                            seen,
                            "an order for one deployment does not belong where every run finds it",
                            "Remove it, and write -D%s=… on the command line.".formatted(setting))));
        }
        if (scope == SettingsScope.FAILOVER && !values.read(OrderKeys.TICKET).isSet()) {
            faults.add(SettingsFault.missing(
                    OrderKeys.TICKET, "missing", "Write -Ddeploy.ticket=NUMBER; deploy:queue shows the tickets."));
        }
        return faults;
    }
}
