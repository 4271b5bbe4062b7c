# wait FD... PROGRAM ARG... WHY: waits, and becomes PROGRAM. KEEPER.md, section 2, says what it guarantees.
# System calls: syscall(2). The kernel changes rax, rcx and r11 only.

        .set    POLL, 7
        .set    SIGACTION, 13
        .set    SIGPROCMASK, 14
        .set    EXECVE, 59
        .set    EXIT, 60
        .set    PRCTL, 157
        .set    SIGNALFD, 289

        .include "head-x86_64.s"

# ebx   how many descriptors are polled
# r13   the argument that is looked at, in the end PROGRAM
# r14   the environment
# r15   WHY, whose first byte is overwritten
# rbp   -8 the signal descriptor's struct pollfd, 0 a set with SIGTERM, 8 a set with nothing

        .globl  _start
_start: mov     (%rsp), %rcx
        lea     8(%rsp), %r13
        mov     -8(%r13,%rcx,8), %r15
        lea     8(%r13,%rcx,8), %r14

        mov     $15, %edi               # PR_SET_NAME: a program from memory has a number for its name otherwise
        mov     (%r13), %rsi
        mov     $PRCTL, %eax
        syscall

        xor     %edx, %edx
        push    %rdx
        push    %rdx
        push    %rdx
        push    $1                      # struct sigaction: SIG_IGN
        mov     $8, %r10d
        mov     $1, %edi                # SIGHUP
        call    ignore
        inc     %edi                    # SIGINT
        call    ignore

        push    $0
        push    $0x4000                 # 1 << (SIGTERM - 1)
        mov     %rsp, %rbp
        mov     %rbp, %rsi
        call    mask

        mov     $-1, %edi
        mov     %rbp, %rsi
        mov     $8, %edx
        mov     $0x80000, %r10d         # SFD_CLOEXEC
        mov     $SIGNALFD, %eax
        syscall
        xor     %ebx, %ebx

poll_it:
        bts     $32, %rax               # struct pollfd: the descriptor, and POLLIN
        push    %rax
        inc     %ebx
        add     $8, %r13
        mov     (%r13), %rsi
        test    %rsi, %rsi
        jz      misused
        xor     %eax, %eax
        call    digit
        ja      wait                    # not a number: PROGRAM
number: imul    $10, %eax
        add     %ecx, %eax
        inc     %rsi
        call    digit
        jbe     number
        jmp     poll_it

wait:   mov     %rsp, %rdi
        mov     %ebx, %esi
        mov     $-1, %edx
        mov     $POLL, %eax
        syscall
        cmp     $-4, %eax               # EINTR
        je      wait
        movb    $'r', (%r15)

become: cmpw    $0, -2(%rbp)            # what the poll said of the signal descriptor
        je      execute
        mov     -8(%rbp), %edi
        lea     -128(%rsp), %rsi        # a struct signalfd_siginfo, which nobody reads
        mov     $128, %edx
        xor     %eax, %eax
        syscall
        movb    $'t', (%r15)
execute:
        lea     8(%rbp), %rsi
        call    mask
        mov     (%r13), %rdi
        mov     %r13, %rsi
        mov     %r14, %rdx
        mov     $EXECVE, %eax
        syscall

        mov     %rbp, %rsi              # PROGRAM is being replaced, or memory is short: again in 200 ms
        call    mask
        lea     -8(%rbp), %rdi
        mov     $1, %esi
        mov     $200, %edx
        mov     $POLL, %eax
        syscall
        jmp     become

misused:
        mov     $2, %edi
        mov     $EXIT, %eax
        syscall

# edi: a signal
ignore: mov     %rsp, %rsi
        add     $8, %rsi                # behind the way back
        mov     $SIGACTION, %eax
        syscall
        ret

# rsi: the set of signals to block, and no others
mask:   mov     $2, %edi                # SIG_SETMASK
        xor     %edx, %edx
        mov     $8, %r10d
        mov     $SIGPROCMASK, %eax
        syscall
        ret

# ecx: what the digit at rsi means; `ja` if it is none
digit:  movzbl  (%rsi), %ecx
        sub     $'0', %ecx
        cmp     $9, %ecx
        ret
end:
