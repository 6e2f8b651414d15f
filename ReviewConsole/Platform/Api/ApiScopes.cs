namespace ReviewConsole.Platform.Api;

/// <summary>What a key of the platform opens; a key has one or more.</summary>
public enum ApiScope
{
    /// <summary>Send appeals, messages and withdrawals.</summary>
    Appeals,

    /// <summary>Read where appeals stand, checks, messages and decisions.</summary>
    Read,

    /// <summary>Say what came of checks, decisions, notices and restrictions.</summary>
    Results,

    /// <summary>Deliver security event tokens.</summary>
    Signals,
}

/// <summary>Scopes as words, and what each opens.</summary>
public static class ApiScopes
{
    /// <summary>All of them.</summary>
    public static readonly IReadOnlyList<ApiScope> All = Enum.GetValues<ApiScope>();

    /// <summary>As a word: <c>appeals</c>, <c>read</c>, <c>results</c>, <c>signals</c>.</summary>
    public static string Word(ApiScope scope) => scope.ToString().ToLowerInvariant();

    /// <summary>As they are stored, with spaces between.</summary>
    public static string Write(IEnumerable<ApiScope> scopes) => string.Join(' ', scopes.Distinct().Order().Select(Word));

    /// <summary>As they were stored; what is no scope any more is left out.</summary>
    public static IReadOnlyList<ApiScope> Read(string words) => [.. All.Where(scope => words.Split(' ').Contains(Word(scope), StringComparer.Ordinal))];

    /// <summary>The scope of a word; null for none.</summary>
    public static ApiScope? Find(string word) => All.Where(s => Word(s).Equals(word, StringComparison.OrdinalIgnoreCase)).Select(s => (ApiScope?)s).FirstOrDefault();

    /// <summary>Whether a scope opens what a deed needs.</summary>
    public static bool Covers(ApiScope scope, May what) => scope switch
    {
        ApiScope.Appeals => what is May.Import or May.SpeakForAppellant or May.GiveAccess,
        ApiScope.Results => what is May.ReportCheck or May.ReportEffect or May.ReportNotice or May.ReportRestriction,
        ApiScope.Signals => what is May.ReportSignals,
        _ => false,
    };

    /// <summary>The word of the scope that opens what a deed needs; empty where none does.</summary>
    public static string For(May what) => All.Where(s => Covers(s, what)).Select(Word).FirstOrDefault("");
}
