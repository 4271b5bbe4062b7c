package dev.sessionvault.agent.install;

import java.io.IOException;
import java.io.InputStream;
import java.lang.instrument.ClassDefinition;
import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * One class of the JDK with its insertions. It is redefined, not transformed: nothing stays registered, and another
 * agent that transforms the class later starts from ours.
 */
final class Redefinition {
    private final Class<?> type;
    private final List<Insertion> insertions;
    private final List<Insertion> missing;

    private Redefinition(Class<?> type, List<Insertion> insertions) {
        this.type = type;
        this.insertions = insertions;
        this.missing = new ArrayList<>(insertions);
    }

    static ClassDefinition[] of(List<Insertion> all) throws IOException, Refusal {
        List<Class<?>> types = new ArrayList<>();
        for (Insertion insertion : all) {
            if (!types.contains(insertion.type)) {
                types.add(insertion.type);
            }
        }
        ClassDefinition[] definitions = new ClassDefinition[types.size()];
        for (int i = 0; i < definitions.length; i++) {
            definitions[i] = of(types.get(i), all).definition();
        }
        return definitions;
    }

    private static Redefinition of(Class<?> type, List<Insertion> all) {
        List<Insertion> here = new ArrayList<>();
        for (Insertion insertion : all) {
            if (insertion.type == type) {
                here.add(insertion);
            }
        }
        return new Redefinition(type, here);
    }

    private ClassDefinition definition() throws IOException, Refusal {
        ClassReader reader = new ClassReader(original());
        ClassWriter writer = new ClassWriter(reader, ClassWriter.COMPUTE_MAXS);
        reader.accept(new Inserting(writer), 0);
        if (!missing.isEmpty()) {
            throw new Refusal(
                    Refusal.OUR_BUG,
                    "install the Java agent: " + missing.get(0) + ": this Java runtime has no such method",
                    "sv-agent.jar is tested with Java 17 and 25");
        }
        return new ClassDefinition(type, writer.toByteArray());
    }

    private byte[] original() throws IOException {
        String name = type.getName();
        try (InputStream in = type.getResourceAsStream(name.substring(name.lastIndexOf('.') + 1) + ".class")) {
            if (in == null) {
                throw new IOException(name + ": no class file");
            }
            return in.readAllBytes();
        }
    }

    private final class Inserting extends ClassVisitor {
        Inserting(ClassVisitor next) {
            super(Opcodes.ASM9, next);
        }

        @Override
        public MethodVisitor visitMethod(
                int access, String name, String descriptor, String signature, String[] exceptions) {
            MethodVisitor visitor = super.visitMethod(access, name, descriptor, signature, exceptions);
            for (Insertion insertion : insertions) {
                if (insertion.isIn(name, descriptor)) {
                    visitor = insertion.in(visitor);
                    missing.remove(insertion);
                }
            }
            return visitor;
        }
    }
}
