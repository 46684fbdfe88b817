package afterbell.attendance.notification;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

import org.springframework.stereotype.Component;

import afterbell.attendance.notification.model.Kind;
import afterbell.attendance.notification.model.Recipient;

/** What people read: it says "your child" and the matter, and names nobody. */
@Component
public class NoticeTexts {
    private static final ResourceBundle CHINESE = bundle(Locale.SIMPLIFIED_CHINESE);
    private static final ResourceBundle ENGLISH = bundle(Locale.ENGLISH);

    private static ResourceBundle bundle(Locale language) {
        return ResourceBundle.getBundle("notices/notices", language,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    /** @param level of the happening, 0 where it has none */
    public String of(Kind kind, Recipient recipient, int level, Locale language) {
        String forWhom = recipient.isGuardian() && bundleOf(language).containsKey(kind + ".guardian")
                ? kind + ".guardian"
                : kind.name();
        return text(language, forWhom, level);
    }

    String subject(Locale language) {
        return text(language, "mail.subject");
    }

    String mail(Kind kind, Recipient recipient, Locale language) {
        return of(kind, recipient, 0, language) + "\n\n" + text(language, "mail.end") + "\n";
    }

    String confirmation(String code, Locale language) {
        return text(language, "mail.confirmation", code) + "\n";
    }

    private static String text(Locale language, String key, Object... arguments) {
        return MessageFormat.format(bundleOf(language).getString(key), arguments);
    }

    private static ResourceBundle bundleOf(Locale language) {
        return Locale.ENGLISH.getLanguage().equals(language.getLanguage()) ? ENGLISH : CHINESE;
    }
}
