# The head of a program of one piece: ELF-64, x86-64, static. ELF specification, "ELF Header" and "Program Header".
# Written out here, so that the linker only fills in addresses and has no say in the bytes.
# `end` must stand behind the last byte.

head:   .ascii  "\177ELF"
        .byte   2, 1, 1, 0              # 64 bits, little-endian, version 1, System V
        .quad   0
        .short  2, 62                   # ET_EXEC, EM_X86_64
        .long   1
        .quad   _start, segments - head, 0
        .long   0
        .short  64, 56, 2, 0, 0, 0      # sizes of this head and of a segment's; two segments, no sections

segments:
        .long   1, 5                    # PT_LOAD, read and execute: all of the file
        .quad   0, head, head, end - head, end - head, 0x1000
        .long   0x6474e551, 6           # PT_GNU_STACK, read and write: nothing on the stack is executed
        .quad   0, 0, 0, 0, 0, 16
