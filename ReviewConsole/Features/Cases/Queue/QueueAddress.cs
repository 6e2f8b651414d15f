using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;
using ReviewConsole.Data.Rows;
using ReviewConsole.Platform;

namespace ReviewConsole.Features.Cases.Queue;

/// <summary>A place in a list: the key of a line (or, in a search, which way it was found) and its id.</summary>
/// <param name="Place">Ticks, an amount, or a way of finding.</param>
/// <param name="Id">The case's id.</param>
public readonly record struct PageMark(long Place, long Id)
{
    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Place}.{Id}");

    /// <summary>Reads it from an address; null when it is none.</summary>
    public static PageMark? Read(string? text) => text?.Split('.') is [var place, var id]
        && long.TryParse(place, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var at)
        && long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var which) ? new PageMark(at, which) : null;
}

/// <summary>What the queue's address says: the filter, and where the page begins.</summary>
/// <param name="Filter">Which cases.</param>
/// <param name="After">The page begins after this line; null for the first page.</param>
/// <param name="Before">The page ends before this line.</param>
public sealed record QueueAddress(CaseFilter Filter, PageMark? After = null, PageMark? Before = null)
{
    private const string AfterName = "after";
    private const string BeforeName = "before";

    /// <summary>True for the first page.</summary>
    public bool IsFirstPage => After is null && Before is null;

    /// <summary>The address itself.</summary>
    public string Href => $"{Urls.Queue}?{Filter.ToQuery()}"
        + (After is { } after ? $"&{AfterName}={after}" : Before is { } before ? $"&{BeforeName}={before}" : "");

    /// <summary>Reads an address; what is not understood is left out and named.</summary>
    public static (QueueAddress Address, IReadOnlyList<FilterPart> Ignored) Read(Uri uri)
    {
        var values = QueryHelpers.ParseQuery(uri.Query);
        var (filter, ignored) = CaseFilter.Read(values, AfterName, BeforeName);
        var (after, before) = (values.GetValueOrDefault(AfterName), values.GetValueOrDefault(BeforeName));
        var address = new QueueAddress(filter, PageMark.Read(after), PageMark.Read(before));
        var lost = (after.Count > 0 && address.After is null) || (before.Count > 0 && (address.Before is null || address.After is not null));
        return (address.After is null ? address : address with { Before = null }, lost ? [.. ignored, FilterPart.Page] : ignored);
    }

    /// <summary>True when an address says anything at all.</summary>
    public static bool SaysAnything(Uri uri) => uri.Query.Length > 1;
}
