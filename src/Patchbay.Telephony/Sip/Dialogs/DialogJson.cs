using System.Text.Json.Serialization;

namespace Patchbay.Telephony.Sip.Dialogs;

/// <summary>How dialogs are written down: by code made for them, since each call writes two. What was written down is read only after a crash.</summary>
[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Serialization)]
[JsonSerializable(typeof(DialogState))]
[JsonSerializable(typeof(DialogState[]))]
internal sealed partial class DialogJson : JsonSerializerContext;
