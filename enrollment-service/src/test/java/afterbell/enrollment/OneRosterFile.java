package afterbell.enrollment;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A OneRoster archive made by hand, with the traps that are met: byte order mark, a folder, empty columns at the end.
 */
public final class OneRosterFile {
    private final Map<String, StringBuilder> files = new LinkedHashMap<>();
    private String version = "1.2";
    private String mode = "bulk";

    public OneRosterFile(String schoolCode) {
        header("orgs", "sourcedId,status,dateLastModified,name,type,identifier,parentSourcedId");
        header("users", "sourcedId,status,dateLastModified,enabledUser,username,userIds,givenName,familyName,"
                + "middleName,identifier,email,sms,phone,agentSourcedIds,grades,,");
        header("roles", "sourcedId,status,dateLastModified,userSourcedId,roleType,role,beginDate,endDate,orgSourcedId");
        header("classes", "sourcedId,status,dateLastModified,title,grades,schoolSourcedId");
        header("enrollments",
                "sourcedId,status,dateLastModified,classSourcedId,schoolSourcedId,userSourcedId,role,primary");
        add("orgs", "org-1,,,实验小学,school," + schoolCode + ",");
        add("classes", "class-1,,,2班,03,org-1");
    }

    public OneRosterFile version(String other) {
        version = other;
        return this;
    }

    /** An archive with changes only: nothing is in it but what is added. */
    public static OneRosterFile delta() {
        var file = new OneRosterFile("");
        file.mode = "delta";
        file.files.replaceAll((_, content) -> new StringBuilder(content.substring(0, content.indexOf("\n") + 1)));
        return file;
    }

    /** A student of class-1, with a guardian. */
    public OneRosterFile student(String id, String name, String number, String grade) {
        add("users", id + ",,,true," + id + ",," + name.substring(1) + "," + name.charAt(0) + ",," + number + ",,,,"
                + id + "-g," + grade + ",,");
        add("users", id + "-g,,,true," + id + "-g,,大山,赵,,,,,+86 13912345678,,,,");
        add("roles", "role-" + id + ",,," + id + ",primary,student,,,org-1");
        add("roles", "role-" + id + "-g,,," + id + "-g,primary,parent,,,org-1");
        add("enrollments", "e-" + id + ",,,class-1,org-1," + id + ",student,true");
        return this;
    }

    public OneRosterFile add(String file, String row) {
        var content = files.get(file);
        if (content == null) {
            throw new IllegalArgumentException(file);
        }
        content.append(row).append("\r\n");
        return this;
    }

    public byte[] bytes() {
        var all = new LinkedHashMap<String, String>();
        var manifest = new StringBuilder("propertyName,value\r\nmanifest.version,1.0\r\noneroster.version," + version
                + "\r\n");
        files.keySet().forEach(it -> manifest.append("file.").append(it).append(",").append(mode).append("\r\n"));
        all.put("export/manifest.csv", manifest.toString());
        files.forEach((name, content) -> all.put("export/" + name + ".csv", content.toString()));
        return Zips.of(all);
    }

    private void header(String file, String columns) {
        files.put(file, new StringBuilder("\uFEFF" + columns + "\r\n"));
    }
}
