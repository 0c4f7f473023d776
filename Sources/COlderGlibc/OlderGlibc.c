// Functions of the C mathematics library in the versions that Amazon Linux 2023 has.
//
// A program asks for the newest version of a function that the library has on the machine where it is linked. Swift's
// own library calls the functions below, and newer releases of glibc have newer versions of them, which differ in
// nothing but that they do not call a handler of errors that no program has. Amazon Linux 2023 has glibc 2.34, where
// a program that asks for the newer versions does not start. What is defined in a program comes before what its
// libraries have, so these are called instead.
//
// https://docs.aws.amazon.com/linux/al2023/ug/glibc-gcc-and-binutils.html
// https://sourceware.org/git/?p=glibc.git;a=blob;f=NEWS (hypot in 2.35, fmod in 2.38)

#include "COlderGlibc.h"

#if defined(__linux__) && defined(__LP64__)
#include <features.h>
#endif

#if defined(__GLIBC__) && (defined(__x86_64__) || defined(__aarch64__))

// The version that a function has which has been there from the first release for the architecture on.
#if defined(__x86_64__)
#define FIRST_VERSION "GLIBC_2.2.5"
#else
#define FIRST_VERSION "GLIBC_2.17"
#endif

#define DEFINE(type, name)                                              \
    type first_##name(type x, type y);                                  \
    __asm__(".symver first_" #name ", " #name "@" FIRST_VERSION);       \
    type name(type x, type y);                                          \
    type name(type x, type y) { return first_##name(x, y); }

DEFINE(double, hypot)
DEFINE(float, hypotf)
DEFINE(double, fmod)
DEFINE(float, fmodf)

#endif
