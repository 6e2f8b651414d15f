using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using ReviewConsole.Platform;

namespace ReviewConsole.Shell;

/// <summary>What the frame itself gives to the palette: the pages of the menu, language, colours, keys, signing out.</summary>
internal sealed class PagePalette(
    IEnumerable<MenuEntry> menu, CurrentPerson me, NavigationManager navigation, IStringLocalizerFactory wordsOfRooms, IStringLocalizer<TopBar> words) : IPaletteSource
{
    /// <summary>The id of the form in the top bar that signs out.</summary>
    public const string SignOutForm = "sign-out";

    /// <summary>The id of the dialog that lists the keys.</summary>
    public const string KeyHelp = "key-help";

    /// <inheritdoc/>
    public Task<IReadOnlyList<PaletteEntry>> FindAsync(string typed, IReadOnlyList<string> recent, CancellationToken stop) =>
        Task.FromResult<IReadOnlyList<PaletteEntry>>(!me.May(May.Enter) ? [] : [.. Pages(typed), .. Actions(typed)]);

    private IEnumerable<PaletteEntry> Pages(string typed) => menu
        .Where(entry => me.May(entry.Needs) && PaletteWords.Fit(typed, PaletteWords.Names(entry.WordsOf, entry.Key)))
        .OrderBy(entry => entry.Order)
        .Select(entry => new PaletteEntry(PaletteGroup.Place, entry.Icon, wordsOfRooms.Create(entry.WordsOf)[entry.Key], entry.Address));

    private IEnumerable<PaletteEntry> Actions(string typed) =>
        from action in AllActions
        where PaletteWords.Fit(typed, [action.Entry.Text, .. action.Keys.SelectMany(key => PaletteWords.Names(typeof(TopBar), key))])
        select action.Entry;

    private IEnumerable<(PaletteEntry Entry, string[] Keys)> AllActions =>
    [
        (Do("message", words["OtherLanguage"], Preference("culture", TopBar.OtherLanguage)) with { Detail = words["Language"] }, ["OtherLanguage", "Language"]),
        (Theme("sun", "Light", ScreenThemes.Light), ["Theme", "Light"]),
        (Theme("moon", "Dark", ScreenThemes.Dark), ["Theme", "Dark"]),
        (Theme("device", "AsDevice", "device"), ["Theme", "AsDevice"]),
        (Do("info", words["Keys"], null) with { Opens = KeyHelp }, ["Keys"]),
        (Do("sign-out", words["SignOut"], null) with { Form = SignOutForm }, ["SignOut"]),
    ];

    private PaletteEntry Theme(string icon, string key, string theme) => Do(icon, words["ThemeIs", words[key].Value], Preference("theme", theme));

    private static PaletteEntry Do(string icon, string text, string? address) => new(PaletteGroup.Action, icon, text, address);

    private string Preference(string name, string value) => TopBar.Preference(navigation, name, value);
}
