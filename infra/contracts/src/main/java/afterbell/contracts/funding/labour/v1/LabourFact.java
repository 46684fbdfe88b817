package afterbell.contracts.funding.labour.v1;

import afterbell.contracts.Topic;

@Topic(name = "funding.labour.v1", key = "school", about = "Labour fees filed with the education bureau (R18, R21).")
public sealed interface LabourFact permits StatementFiled {
    String schoolId();
}
