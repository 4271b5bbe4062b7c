# room DIRECTORY: makes a user and a mount namespace, and a ramfs at DIRECTORY in it, and stays in that until it is let go.
# KEEPER.md, section 4, says what is written and read on its pipes, and why.

        .set    READ, 0
        .set    WRITE, 1
        .set    ALARM, 37
        .set    EXIT, 60
        .set    CHDIR, 80
        .set    MOUNT, 165
        .set    UNSHARE, 272

        .include "head-x86_64.s"

        .globl  _start
_start: mov     $3, %edi                # seconds: SIGALRM ends it, whatever holds it up
        mov     $ALARM, %eax
        syscall

        mov     $0x10020000, %edi       # CLONE_NEWUSER | CLONE_NEWNS
        mov     $UNSHARE, %eax
        syscall
        call    tell
        call    await                   # until the maps of this namespace are written

        lea     kind(%rip), %rdi
        mov     16(%rsp), %rsi          # DIRECTORY
        mov     %rdi, %rdx
        mov     $14, %r10d              # MS_NOSUID | MS_NODEV | MS_NOEXEC
        lea     mode(%rip), %r8
        mov     $MOUNT, %eax
        syscall
        test    %eax, %eax
        js      said
        mov     16(%rsp), %rdi          # where it is found as /proc/PID/cwd, whatever links DIRECTORY has on its way
        mov     $CHDIR, %eax
        syscall
said:   call    tell
        call    await                   # until the directory is opened, or there is nobody to do so

leave:  xor     %edi, %edi
        mov     $EXIT, %eax
        syscall

# eax: what a system call said; one byte, 0 or the error's number, is written, and an error is the end
tell:   neg     %eax
        push    %rax
        mov     $1, %edi
        mov     %rsp, %rsi
        mov     $1, %edx
        mov     $WRITE, %eax
        syscall
        pop     %rax
        test    %eax, %eax
        jnz     leave
        ret

# one byte is read; the end of the input is the end
await:  push    %rax
        xor     %edi, %edi
        mov     %rsp, %rsi
        mov     $1, %edx
        xor     %eax, %eax
        syscall
        pop     %rcx
        cmp     $1, %eax
        jne     leave
        ret

kind:   .asciz  "ramfs"
mode:   .asciz  "mode=0700"
end:
