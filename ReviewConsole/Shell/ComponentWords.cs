using Microsoft.Extensions.Localization;
using MudBlazor;

namespace ReviewConsole.Shell;

/// <summary>What the component library says by itself (labels of a calendar's buttons), in the reader's language.</summary>
internal sealed class ComponentWords(IStringLocalizer<ComponentWords> words) : MudLocalizer
{
    public override LocalizedString this[string key] => words[key];

    public override LocalizedString this[string key, params object[] arguments] => words[key, arguments];
}
