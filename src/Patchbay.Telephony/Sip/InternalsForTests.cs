using System.Runtime.CompilerServices;

[assembly: InternalsVisibleTo("Patchbay.Telephony.Tests")]
