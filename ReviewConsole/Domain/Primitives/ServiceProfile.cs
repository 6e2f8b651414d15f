namespace ReviewConsole.Domain.Primitives;

/// <summary>How fast things are promised to happen; one profile for an installation, by configuration.</summary>
public sealed record ServiceProfile
{
    /// <summary>China's: regulation and practice of its complaint rules.</summary>
    public static readonly ServiceProfile China = new();

    /// <summary>What people call it.</summary>
    public string Name { get; init; } = "CN";

    /// <summary>Working days from receipt until it is acknowledged (practice of ISO 10002).</summary>
    public int AcknowledgeWorkingDays { get; init; } = 1;

    /// <summary>Working days from receipt until a person looks.</summary>
    public int FirstLookWorkingDays { get; init; } = 2;

    /// <summary>Working days from asking for a person until one answers ("timely", order 116 of 2025).</summary>
    public int HumanWorkingDays { get; init; } = 3;

    /// <summary>Working days from receipt to decision, as promised: never more than the cap.</summary>
    public int DecisionWorkingDays { get; init; } = 15;

    /// <summary>Working days from receipt to the legal cap, which no pause moves: 15 in China (App violation-finding method 2019, item 6).</summary>
    public int CapWorkingDays { get; init; } = LongestCapInChina;

    /// <summary>From the decision until the platform has done it.</summary>
    public TimeSpan Lift { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>The decision's clocks warn in the morning of the last working days; so many are left then, that one among them. The shorter ones warn in the morning of their last.</summary>
    public int WarnWorkingDays { get; init; } = 3;

    /// <summary>The most a cap may be where <see cref="Name"/> is China's.</summary>
    public const int LongestCapInChina = 15;
}
