namespace Patchbay.Telephony.Tests.Recordings;

/// <summary>A disk that can be filled: as long as it is, writing to its files is refused.</summary>
internal sealed class TestDisk
{
    private volatile bool _isFull;

    public bool IsFull
    {
        get => _isFull;
        set => _isFull = value;
    }

    public FileStream Open(string path) => new Stream(path, this);

    private sealed class Stream(string path, TestDisk disk) : FileStream(path, FileMode.Create, FileAccess.ReadWrite, FileShare.Read, bufferSize: 0)
    {
        public override void Write(ReadOnlySpan<byte> buffer)
        {
            if (disk.IsFull)
            {
                // As the system does it: some of it may still find room.
                base.Write(buffer[..(buffer.Length / 3)]);
                throw new IOException("No space left on device");
            }
            base.Write(buffer);
        }
    }
}
