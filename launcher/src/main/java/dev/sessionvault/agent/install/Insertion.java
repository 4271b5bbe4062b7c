package dev.sessionvault.agent.install;

import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** One call that is put into one method of the JDK: a straight line in it, without a branch, so without a frame. */
final class Insertion {
    private static final int NONE = -1;

    final Class<?> type;
    final String method;
    final String descriptor;
    private final boolean first;
    private final int slot;
    private final String advice;
    private final String name;
    private final String call;

    private Insertion(
            Class<?> type, String method, String descriptor, boolean first, int slot, String advice, String call) {
        this.type = type;
        this.method = method;
        this.descriptor = descriptor;
        this.first = first;
        this.slot = slot;
        this.advice = "dev/sessionvault/agent/advice/" + advice;
        this.name = call.startsWith("()") ? "refuse" : "answer";
        this.call = call;
    }

    /** Replaces what the method returns; the advice gets it, and this argument if its descriptor wants one. */
    static Insertion ofResult(Class<?> type, String method, String descriptor, int slot, String advice, String call) {
        return new Insertion(type, method, descriptor, false, slot, advice, call);
    }

    /** Replaces this argument before the method's first line. */
    static Insertion ofArgument(Class<?> type, String method, String descriptor, int slot, String advice, String call) {
        return new Insertion(type, method, descriptor, true, slot, advice, call);
    }

    /** Asks before the method's first line. */
    static Insertion ofCall(Class<?> type, String method, String descriptor, String advice) {
        return new Insertion(type, method, descriptor, true, NONE, advice, "()V");
    }

    static int none() {
        return NONE;
    }

    boolean isIn(String otherMethod, String otherDescriptor) {
        return method.equals(otherMethod) && descriptor.equals(otherDescriptor);
    }

    MethodVisitor in(MethodVisitor original) {
        return new MethodVisitor(Opcodes.ASM9, original) {
            @Override
            public void visitCode() {
                super.visitCode();
                if (first) {
                    call(this);
                    if (slot != NONE) {
                        visitVarInsn(Opcodes.ASTORE, slot);
                    }
                }
            }

            @Override
            public void visitInsn(int opcode) {
                if (!first && opcode == Opcodes.ARETURN) {
                    call(this);
                }
                super.visitInsn(opcode);
            }
        };
    }

    private void call(MethodVisitor visitor) {
        if (slot != NONE) {
            visitor.visitVarInsn(Opcodes.ALOAD, slot);
        }
        visitor.visitMethodInsn(Opcodes.INVOKESTATIC, advice, name, call, false);
    }

    @Override
    public String toString() {
        return type.getName() + "." + method + descriptor;
    }
}
