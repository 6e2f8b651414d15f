namespace ReviewConsole.Domain.Intake;

/// <summary>
/// How large each part of an appeal may be. Lengths of texts count Unicode code points: a sender who counts UTF-16 units, as most
/// programs do, counts at least as many, so nobody is refused a text that was within the limit on their side.
/// </summary>
public static class AppealLimits
{
    /// <summary>The longest line, in bytes of UTF-8; whoever reads a file may stop collecting a line here.</summary>
    public const int LineBytes = 262_144;

    /// <summary>The deepest nesting of objects and lists; the format itself needs six.</summary>
    public const int Depth = 32;

    /// <summary>The longest id, code or other word of the platform.</summary>
    public const int Word = 200;

    /// <summary>The longest name or short title.</summary>
    public const int Name = 200;

    /// <summary>The longest e-mail address, phone number or other address (RFC 5321 allows 254).</summary>
    public const int Address = 320;

    /// <summary>The longest web address.</summary>
    public const int Url = 2_000;

    /// <summary>The longest statement (design.md §6).</summary>
    public const int Statement = 20_000;

    /// <summary>The longest answer to one signal.</summary>
    public const int Answer = 5_000;

    /// <summary>The longest observed value, baseline or evidence text.</summary>
    public const int Observation = 1_000;

    /// <summary>The longest text of a rule.</summary>
    public const int RuleText = 5_000;

    /// <summary>The most signals.</summary>
    public const int Signals = 50;

    /// <summary>The most pieces of evidence behind one signal.</summary>
    public const int Evidence = 50;

    /// <summary>The most answers.</summary>
    public const int Answers = 50;

    /// <summary>The most fingerprints of one kind.</summary>
    public const int Links = 200;

    /// <summary>The most entries of any other list.</summary>
    public const int List = 50;

    /// <summary>The most languages of one text.</summary>
    public const int Languages = 20;

    /// <summary>The largest number of devices or orders.</summary>
    public const int Count = 1_000_000;

    /// <summary>The largest sum of money, in the minor unit.</summary>
    public const long Money = 1_000_000_000_000_000;

    /// <summary>How many problems of one appeal are named; a hostile line has more than anybody wants to read.</summary>
    public const int Problems = 100;

    /// <summary>The first day a date may name.</summary>
    public static readonly DateOnly FirstDay = new(1990, 1, 1);

    /// <summary>The last day a date may name; leaves room for what is counted from it.</summary>
    public static readonly DateOnly LastDay = new(2199, 12, 31);
}
