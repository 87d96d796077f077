namespace Patchbay.Core.Agents;

/// <summary>What an agent has at once, by channel; what rings and what is wrapped up counts.</summary>
/// <param name="Calls">Calls.</param>
/// <param name="Messages">Message threads.</param>
/// <param name="Tasks">Tasks.</param>
public readonly record struct OpenWork(int Calls = 0, int Messages = 0, int Tasks = 0);
