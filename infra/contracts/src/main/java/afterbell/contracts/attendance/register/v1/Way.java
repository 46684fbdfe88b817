package afterbell.contracts.attendance.register.v1;

/** How it was seen that a pupil came: by a guard, by a card, by a code, in another way (门卫, 刷卡, 扫码, 其他). */
public enum Way {
    GATE,
    CARD,
    CODE,
    OTHER
}
