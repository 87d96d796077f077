namespace Patchbay.Telephony.Recordings;

/// <summary>Frames that a ring has handed out.</summary>
/// <param name="First">Place of the first in the recording; may lie before what was handed out already, and replaces it then.</param>
/// <param name="Bytes">Bytes of whole frames; 0 when nothing is due.</param>
internal readonly record struct RingPiece(long First, int Bytes);
