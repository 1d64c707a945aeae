package dev.signet.auth.architecture;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/**
 * One Java file of the repository, as the compiler's own parser reads it.
 *
 * @param path from the repository's root
 * @param lines length of the file
 * @param methods lines of each method or constructor, by its name and first line
 * @param types top-level types
 * @param packageAnnotations simple names of what the package clause is annotated with
 */
public record SourceFile(
        Path path, int lines, Map<String, Integer> methods, int types, List<String> packageAnnotations) {

    private static final Path ROOT = Path.of("").toAbsolutePath().getParent();

    /** All Java files of all modules, hand-written ones only. */
    public static List<SourceFile> ofAllModules() {
        try (Stream<Path> modules = Files.list(ROOT)) {
            List<Path> files = modules.map(module -> module.resolve("src"))
                    .filter(Files::isDirectory)
                    .flatMap(SourceFile::javaFiles)
                    .sorted()
                    .toList();
            return parse(files);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether the file is part of an application, not of its tests. */
    public boolean isMain() {
        return path.toString().replace('\\', '/').contains("/src/main/");
    }

    /** Whether it is a room's charter. */
    public boolean isPackageInfo() {
        return path.endsWith("package-info.java");
    }

    private static Stream<Path> javaFiles(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<SourceFile> parse(List<Path> files) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
            JavacTask task = (JavacTask) compiler.getTask(
                    null, manager, null, List.of("-proc:none"), null, manager.getJavaFileObjectsFromPaths(files));
            SourcePositions positions = Trees.instance(task).getSourcePositions();
            return StreamSupport.stream(task.parse().spliterator(), false)
                    .map(unit -> read(unit, positions))
                    .toList();
        }
    }

    private static SourceFile read(CompilationUnitTree unit, SourcePositions positions) {
        Path path = Path.of(unit.getSourceFile().toUri());
        Map<String, Integer> methods = new TreeMap<>();
        new TreePathScanner<@Nullable Void, @Nullable Void>() {
            @Override
            public @Nullable Void visitMethod(MethodTree method, @Nullable Void nothing) {
                long first = line(unit, positions.getStartPosition(unit, method));
                long last = line(unit, positions.getEndPosition(unit, method));
                methods.put(method.getName() + ":" + first, (int) (last - first + 1));
                return super.visitMethod(method, nothing);
            }
        }.scan(unit, null);
        long types =
                unit.getTypeDecls().stream().filter(ClassTree.class::isInstance).count();
        return new SourceFile(ROOT.relativize(path), lines(path), methods, (int) types, annotations(unit));
    }

    private static long line(CompilationUnitTree unit, long position) {
        return unit.getLineMap().getLineNumber(Math.max(position, 0));
    }

    private static int lines(Path path) {
        try (Stream<String> lines = Files.lines(path)) {
            return (int) lines.count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> annotations(CompilationUnitTree unit) {
        List<String> names = new ArrayList<>();
        unit.getPackageAnnotations().forEach(annotation -> names.add(simpleName(annotation.getAnnotationType())));
        return names;
    }

    private static String simpleName(Tree type) {
        String name = type.toString();
        return name.substring(name.lastIndexOf('.') + 1);
    }
}
