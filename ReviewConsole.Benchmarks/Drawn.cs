namespace ReviewConsole.Benchmarks;

/// <summary>What tells that a screen has come: text that only its drawing has.</summary>
internal sealed class Drawn
{
    private readonly byte[] _text;

    private Drawn(ReadOnlySpan<byte> text) => _text = text.ToArray();

    /// <summary>Whatever comes first.</summary>
    public static Drawn Anything { get; } = new([]);

    /// <summary>The lines of a list.</summary>
    public static Drawn List { get; } = new("/cases/AP-"u8);

    /// <summary>A case with its timeline.</summary>
    public static Drawn Case { get; } = new("timeline-row"u8);

    /// <summary>True when this drawing has it.</summary>
    public bool IsIn(ReadOnlySpan<byte> drawing) => drawing.IndexOf(_text) >= 0;
}
