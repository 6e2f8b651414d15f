using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace ReviewConsole.Architecture;

/// <summary>What the style sheets and the sprite promise, read from the files themselves.</summary>
public sealed partial class LookTests
{
    private static readonly string WebRoot = Path.Combine(Repository.Root, "wwwroot");

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void Text_has_a_contrast_of_4_5_and_edges_of_3_in_light_and_dark(int theme)
    {
        var colour = Tokens(File.ReadAllText(Path.Combine(WebRoot, "app.css"))).ToDictionary(t => t.Key, t => t.Value[theme], StringComparer.Ordinal);
        string[] grounds = ["page", "surface", "sunken", "tint"];
        string[] texts = ["ink", "muted", "accent", "accent-strong", "soon", "over"];
        var pairs = grounds.SelectMany(ground => texts.Select(text => (text, ground, 4.5)).Append(("edge", ground, 3)))
            .Concat([("ink", "over-tint", 4.5), ("over", "over-tint", 4.5), ("ink", "soon-tint", 4.5), ("soon", "soon-tint", 4.5)])
            .Concat([("on-accent", "accent", 4.5), ("on-accent", "accent-strong", 4.5)]);

        pairs.Where(((string Upon, string Ground, double Least) p) => Contrast(colour[p.Upon], colour[p.Ground]) < p.Least).ShouldBeEmpty();
    }

    [Fact]
    public void Plain_pages_use_the_consoles_colours()
    {
        var console = Tokens(File.ReadAllText(Path.Combine(WebRoot, "app.css")));
        var plain = PlainColour().Matches(File.ReadAllText(Path.Combine(WebRoot, "plain.css")))
            .GroupBy(m => m.Groups["name"].Value, m => m.Groups["value"].Value, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.Distinct(StringComparer.Ordinal).ToArray(), StringComparer.Ordinal);

        plain.Count.ShouldBeGreaterThan(10);
        plain.ShouldAllBe(token => token.Value.SequenceEqual(console[token.Key], StringComparer.Ordinal));
    }

    [Fact]
    public void Every_icon_that_is_named_is_drawn()
    {
        var drawn = XDocument.Load(Path.Combine(WebRoot, "icons.svg")).Root!.Elements().Select(e => e.Attribute("id")!.Value).ToHashSet(StringComparer.Ordinal);
        var named = Directory.EnumerateFiles(Path.Combine(Repository.Root, "ReviewConsole"), "*.razor", SearchOption.AllDirectories)
            .SelectMany(file => IconName().Matches(File.ReadAllText(file)).Select(m => (File: Path.GetFileName(file), Icon: m.Groups["name"].Value)))
            .ToList();

        named.ShouldNotBeEmpty();
        named.Where(use => !drawn.Contains(use.Icon)).ShouldBeEmpty();
    }

    [Fact]
    public void The_component_librarys_classes_are_left_alone() =>
        File.ReadAllText(Path.Combine(WebRoot, "app.css")).ShouldNotContain(".rz-");

    private static Dictionary<string, string[]> Tokens(string css) =>
        Colour().Matches(css).ToDictionary(m => m.Groups["name"].Value, m => new[] { m.Groups["light"].Value, m.Groups["dark"].Value }, StringComparer.Ordinal);

    // WCAG 2.2, "contrast ratio" and "relative luminance".
    private static double Contrast(string one, string other)
    {
        double[] light = [Luminance(one), Luminance(other)];

        return (light.Max() + 0.05) / (light.Min() + 0.05);
    }

    private static double Luminance(string colour) =>
        0.2126 * Channel(colour, 1) + 0.7152 * Channel(colour, 3) + 0.0722 * Channel(colour, 5);

    private static double Channel(string colour, int at)
    {
        var value = int.Parse(colour.AsSpan(at, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255d;

        return value <= 0.04045 ? value / 12.92 : Math.Pow((value + 0.055) / 1.055, 2.4);
    }

    [GeneratedRegex(@"--(?<name>[\w-]+): light-dark\((?<light>#\w{6}), (?<dark>#\w{6})\)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Colour();

    [GeneratedRegex(@"--(?<name>[\w-]+): (?<value>#\w{6});", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex PlainColour();

    [GeneratedRegex("""<Icon Name="(?<name>[a-z-]+)"|\bIcon="(?<name>[a-z-]+)"|icons\.svg#(?<name>[a-z-]+)""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex IconName();
}
