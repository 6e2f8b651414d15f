namespace ReviewConsole.Domain.Primitives;

/// <summary>How an appellant is told who decided: "Reviewer Lin, no. 14". Real names stay inside.</summary>
/// <param name="Alias">The working name.</param>
/// <param name="Number">The number.</param>
public readonly record struct ReviewerName(string Alias, int Number);
