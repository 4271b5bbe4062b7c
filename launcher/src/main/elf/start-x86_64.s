# start PROGRAM NAME ARG...: starts PROGRAM as nobody's child, tells what came of it, and ends. KEEPER.md, section 3.
# System calls: syscall(2). The kernel changes rax, rcx and r11 only.

        .set    WRITE, 1
        .set    DUP2, 33
        .set    VFORK, 58
        .set    EXECVE, 59
        .set    EXIT, 60

        .include "head-x86_64.s"

        .globl  _start
_start: push    $0                      # what is told: an error's number or 0, and a process's number, four bytes each
        mov     $VFORK, %eax
        syscall
        test    %eax, %eax
        jnz     told

        xor     %edi, %edi              # the child, in the memory of its parent, which waits until it is PROGRAM:
        mov     $1, %esi                # who reads there waits for this parent, not for PROGRAM
        mov     $DUP2, %eax
        syscall
        mov     8(%rsp), %rcx           # how many arguments there are
        mov     24(%rsp), %rdi          # PROGRAM
        lea     32(%rsp), %rsi          # NAME ARG...
        lea     24(%rsp,%rcx,8), %rdx   # the environment, behind the arguments' end
        mov     $EXECVE, %eax
        syscall
        neg     %eax
        mov     %eax, (%rsp)
        jmp     leave

told:   mov     %eax, 4(%rsp)           # a number below 0: there is no child
        mov     $1, %edi
        mov     %rsp, %rsi
        mov     $8, %edx
        mov     $WRITE, %eax
        syscall

leave:  xor     %edi, %edi
        mov     $EXIT, %eax
        syscall
end:
