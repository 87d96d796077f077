namespace Patchbay.Telephony.Media;

/// <summary>The ports of one receive loop by a small number, which the kernel hands back with each event.</summary>
internal sealed class PortTable
{
    // Ports come and go on any thread while the loop looks them up; the loop itself never takes it.
    private readonly Lock _gate = new();
    private readonly Stack<int> _free = new();
    private volatile UdpPort?[] _slots = new UdpPort?[64];
    private int _used;

    /// <summary>The port with a number; null when it is gone.</summary>
    public UdpPort? this[ulong slot] => _slots[slot];

    /// <summary>All ports.</summary>
    public IEnumerable<UdpPort> All => _slots.OfType<UdpPort>();

    /// <summary>Gives a port its number.</summary>
    public void Add(UdpPort port)
    {
        lock (_gate)
        {
            port.Slot = _free.Count > 0 ? _free.Pop() : _used++;
            if (port.Slot == _slots.Length)
            {
                var larger = new UdpPort?[_slots.Length * 2];
                _slots.CopyTo(larger, 0);
                _slots = larger;
            }
            _slots[port.Slot] = port;
        }
    }

    /// <summary>Takes a port out; its number may be given to the next.</summary>
    /// <returns>False when it is not in here.</returns>
    public bool Remove(UdpPort port)
    {
        lock (_gate)
        {
            if (port.Slot < 0 || _slots[port.Slot] != port)
                return false;
            _slots[port.Slot] = null;
            _free.Push(port.Slot);
            return true;
        }
    }
}
