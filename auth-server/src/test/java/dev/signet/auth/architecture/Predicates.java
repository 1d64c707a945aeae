package dev.signet.auth.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import java.util.Arrays;
import java.util.List;

/** What the rules say about classes, in their own words. */
public final class Predicates {

    private static final String MARK = "EndsAccess";

    private Predicates() {}

    /** Classes of the room, in all its packages. */
    public static DescribedPredicate<JavaClass> in(Room room) {
        return resideInAPackage(room.packages()).as("in room '%s'", room.folder());
    }

    /** Classes whose outermost class has a name with this ending: a nested record belongs to its repository. */
    public static DescribedPredicate<JavaClass> partOf(String... endings) {
        return describe(
                "part of *" + String.join(", *", endings),
                type -> Arrays.stream(endings).anyMatch(outermost(type).getSimpleName()::endsWith));
    }

    /** Classes of Signet that the room has no business with. */
    public static DescribedPredicate<JavaClass> outOfReachOf(Room room) {
        String[] reachable = room.mayUse().stream().map(Room::packages).toArray(String[]::new);
        return resideInAPackage("dev.signet.auth.*..")
                .and(DescribedPredicate.not(in(room)))
                .and(DescribedPredicate.not(JavaClass.Predicates.resideInAnyPackage(reachable)))
                .as("of a room other than %s", names(room));
    }

    /** Methods that end somebody's access, by the annotation of that name. */
    public static boolean endsAccess(JavaCodeUnit method) {
        return method.getAnnotations().stream()
                .anyMatch(annotation -> annotation.getRawType().getSimpleName().equals(MARK));
    }

    private static List<String> names(Room room) {
        return room.mayUse().stream().map(Room::folder).toList();
    }

    private static JavaClass outermost(JavaClass type) {
        return type.getEnclosingClass().map(Predicates::outermost).orElse(type);
    }
}
