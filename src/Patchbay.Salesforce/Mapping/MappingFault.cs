namespace Patchbay.Salesforce.Mapping;

/// <summary>A mapping cannot be understood.</summary>
/// <param name="message">What is wrong, for the person who wrote it.</param>
internal sealed class MappingFault(string message) : Exception(message);
