package afterbell.funding.bankaccount.store;

import java.time.Instant;

import org.springframework.data.mongodb.core.mapping.Field;

import afterbell.confidential.Sealed;

/** A school's account on disk, sealed. */
record BankAccountDocument(@Field("h") Sealed holder, @Field("c") String bankCode, @Field("n") Sealed number,
        @Field("b") String by, @Field("t") Instant at) {}
