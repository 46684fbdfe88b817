package afterbell.funding.payment.bank;

import java.nio.file.Path;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * From which account the city pays, and where the bank takes its files.
 *
 * @param folder        the exchange folder; empty where people carry the files
 * @param debtor        in whose name the city's account stands
 * @param debtorAccount its number
 * @param debtorBank    twelve digits of its branch (CNAPS)
 */
@Validated
@ConfigurationProperties("afterbell.payment")
public record PaymentSettings(@Nullable Path folder,
        @DefaultValue("City finance bureau") @NotBlank @Size(max = 140) String debtor,
        @DefaultValue("0000000000000000") @Pattern(regexp = "[A-Za-z0-9]{8,34}") String debtorAccount,
        @DefaultValue("000000000000") @Pattern(regexp = "[0-9]{12}") String debtorBank) {

    boolean hasFolder() {
        return folder != null && !folder.toString().isBlank();
    }

    /** Does not show the account. */
    @Override
    public String toString() {
        return "PaymentSettings[folder=" + folder + "]";
    }
}
