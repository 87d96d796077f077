namespace Patchbay.Core.Spoken;

/// <summary>
/// How the numbers from one on, up to the next rule's, are put together. In <paramref name="Words"/>, <c>&lt;</c> stands for how often
/// <paramref name="From"/> goes into the number and <c>&gt;</c> for the rest, each in words; what stands in brackets is left out when there is no rest.
/// <c>»</c> is a rest that something follows: German says <c>ein</c> there, not <c>eins</c>.
/// </summary>
/// <param name="From">The first number.</param>
/// <param name="Words">Such as <c>&lt; hundred[ &gt;]</c>; without a sign the words of this one number.</param>
/// <param name="Piece">Recording of the word between the two, such as <c>number-hundred</c>; null for numbers that are one recording.</param>
/// <param name="One">The words in place of <paramref name="Words"/> when it goes into the number once; null for the same.</param>
public sealed record NumberRule(long From, string Words, string? Piece = null, string? One = null);
