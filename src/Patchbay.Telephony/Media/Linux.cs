using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace Patchbay.Telephony.Media;

/// <summary>The calls to the C library that the media threads make; the runtime's sockets cost three times as much per packet.</summary>
internal static unsafe partial class Linux
{
    public const int EpollControlAdd = 1;
    public const int EpollControlDelete = 2;
    public const int ClockMonotonic = 1;
    public const int TimerAbsolute = 1;
    public const int DoNotWait = 0x40;
    public const int NonBlockingCloseOnExec = 0x80800;

    /// <summary>SCHED_RR: at once when due, before all ordinary threads.</summary>
    public const int RoundRobin = 2;

    [LibraryImport("libc", EntryPoint = "epoll_create1", SetLastError = true)]
    public static partial int EpollCreate(int flags);

    [LibraryImport("libc", EntryPoint = "epoll_ctl", SetLastError = true)]
    public static partial int EpollControl(int epoll, int operation, SafeHandle descriptor, byte* epollEvent);

    [LibraryImport("libc", EntryPoint = "epoll_ctl", SetLastError = true)]
    public static partial int EpollControl(int epoll, int operation, int descriptor, byte* epollEvent);

    [LibraryImport("libc", EntryPoint = "epoll_wait", SetLastError = true)]
    public static partial int EpollWait(int epoll, byte* events, int capacity, int timeoutMilliseconds);

    [LibraryImport("libc", EntryPoint = "eventfd", SetLastError = true)]
    public static partial int EventDescriptor(uint initial, int flags);

    [LibraryImport("libc", EntryPoint = "read")]
    public static partial nint Read(int descriptor, void* buffer, nint length);

    [LibraryImport("libc", EntryPoint = "write")]
    public static partial nint Write(int descriptor, void* buffer, nint length);

    [LibraryImport("libc", EntryPoint = "close")]
    public static partial int Close(int descriptor);

    [LibraryImport("libc", EntryPoint = "recvfrom")]
    public static partial nint ReceiveFrom(SafeSocketHandle socket, byte* buffer, nint length, int flags, byte* address, int* addressLength);

    [LibraryImport("libc", EntryPoint = "sendto")]
    public static partial nint SendTo(SafeSocketHandle socket, byte* buffer, nint length, int flags, byte* address, int addressLength);

    [LibraryImport("libc", EntryPoint = "clock_gettime")]
    public static partial int ClockGetTime(int clock, TimeSpecification* time);

    [LibraryImport("libc", EntryPoint = "clock_nanosleep")]
    public static partial int ClockSleep(int clock, int flags, TimeSpecification* until, TimeSpecification* remaining);

    /// <param name="thread">Zero for the calling one.</param>
    /// <param name="policy">How it is scheduled.</param>
    /// <param name="priority">struct sched_param, which is one number.</param>
    [LibraryImport("libc", EntryPoint = "sched_setscheduler", SetLastError = true)]
    public static partial int SetScheduler(int thread, int policy, int* priority);

    /// <summary>struct timespec.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct TimeSpecification
    {
        private const long NanosecondsPerSecond = 1_000_000_000;

        public long Seconds;
        public long Nanoseconds;

        public void Add(long nanoseconds)
        {
            Nanoseconds += nanoseconds;
            Seconds += Nanoseconds / NanosecondsPerSecond;
            Nanoseconds %= NanosecondsPerSecond;
        }

        /// <summary>Nanoseconds from <paramref name="earlier"/> to this instant.</summary>
        public readonly long Since(in TimeSpecification earlier) =>
            ((Seconds - earlier.Seconds) * NanosecondsPerSecond) + Nanoseconds - earlier.Nanoseconds;
    }
}
