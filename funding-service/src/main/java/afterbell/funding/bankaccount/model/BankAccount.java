package afterbell.funding.bankaccount.model;

import java.time.Instant;

/**
 * The account to which a school's subsidy is paid.
 *
 * @param holder   in whose name it stands
 * @param bankCode twelve digits by which China's payment systems know the branch (CNAPS)
 * @param number   at most 34 characters, as the bank writes it
 * @param by       who has entered it
 * @param at       when
 */
public record BankAccount(String schoolId, String holder, String bankCode, String number, String by, Instant at) {
    private static final int SHOWN = 4;

    /** @return the last four characters of the number, for people who may know that it is the right one */
    public String masked() {
        int hidden = Math.max(0, number.length() - SHOWN);
        return "*".repeat(hidden) + number.substring(hidden);
    }

    /** Whether money would go to the same place, whoever has entered it. */
    public boolean isSameAs(BankAccount other) {
        return schoolId.equals(other.schoolId) && holder.equals(other.holder) && bankCode.equals(other.bankCode)
                && number.equals(other.number);
    }

    /** Shows nothing of the account. */
    @Override
    public String toString() {
        return "BankAccount[" + schoolId + "]";
    }
}
