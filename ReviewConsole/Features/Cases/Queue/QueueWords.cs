using System.Globalization;
using Microsoft.Extensions.Localization;
using ReviewConsole.Data.Rows;
using ReviewConsole.Domain.Accounts;
using ReviewConsole.Domain.Catalogue;
using ReviewConsole.Domain.Intake;
using ReviewConsole.Platform;
using ReviewConsole.Ui;

namespace ReviewConsole.Features.Cases.Queue;

/// <summary>A line of the queue in words.</summary>
internal sealed class QueueWords(IStringLocalizer<QueueWords> words, LockedWords locked, ReviewCatalogue catalogue)
{
    private static readonly string[] WithoutMinor = ["JPY", "KRW", "VND"];

    /// <summary>What is locked, and since when.</summary>
    public string Locked(QueueLine line, DateTimeOffset now) => locked.Of(
        [.. Enum.GetValues<RestrictionScope>().Where(s => (line.Scopes & (1 << (int)s)) != 0)], line.ImposedAt, line.DecidedAt ?? now);

    /// <summary>"3,200 CNY held"; null when nothing is.</summary>
    public string? Held(QueueLine line) => Held(line.HeldMinor, line.Currency);

    /// <summary>The same of any sum.</summary>
    public string? Held(long minor, string? of)
    {
        if (minor <= 0)
        {
            return null;
        }

        var currency = of ?? "";
        var amount = WithoutMinor.Contains(currency) ? minor : minor / 100m;
        return words["Held", amount.ToString(amount == decimal.Truncate(amount) ? "N0" : "N2", CultureInfo.CurrentCulture), Currency(currency)];
    }

    /// <summary>The two heaviest signals by name; that there is none is worth saying too.</summary>
    public IEnumerable<string> Signals(QueueLine line) =>
        line.SignalCount == 0 ? [words["NoSignals"]] : line.TopSignals.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Signal);

    /// <summary>A signal by name; one that nobody described by saying so.</summary>
    public string Signal(string code) => catalogue.Signal(code)?.Name.In(CultureInfo.CurrentUICulture.Name) ?? words["UnknownSignal"];

    /// <summary>How many signals there are in all.</summary>
    public string SignalCount(QueueLine line) => words.Count("Signals", line.SignalCount);

    /// <summary>What else one should know before opening it: that a lead has to look at it, then the language.</summary>
    public IEnumerable<string> Badges(QueueLine line)
    {
        if (line.BeforeLead)
        {
            yield return words["BeforeLead"];
        }

        yield return Terms.Language(line.Language);
        foreach (var tag in line.Tags.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            yield return "#" + tag;
        }

        if (line.Round > 1)
        {
            yield return words["Round", line.Round];
        }

        if (line.Kind == AccountKind.Business)
        {
            yield return words["Business"];
        }

        if (line.DeclinesFace)
        {
            yield return words["DeclinedFace"];
        }

        if (line.AsksForHuman)
        {
            yield return words["AsksForPerson"];
        }

        RightsRequestKind[] asks = [.. Enum.GetValues<RightsRequestKind>().Where(k => (line.Rights & (1 << (int)k)) != 0)];
        if (asks.Length == 1)
        {
            yield return words[$"AlsoAsks.{asks[0]}"];
        }
        else if (asks.Length > 1)
        {
            yield return words["AlsoAsks", string.Join(words["Comma"], asks.Select(k => words[$"Asks.{k}"].Value))];
        }
    }

    /// <summary>A view.</summary>
    public string View(CaseView view) => words[$"View.{view}"];

    /// <summary>An order.</summary>
    public string Sort(CaseSort sort) => words[$"Sort.{sort}"];

    /// <summary>An age.</summary>
    public string Age(CaseAge age) => words[$"Age.{age}"];

    /// <summary>A mark.</summary>
    public string Mark(CaseMark mark) => words[$"Mark.{mark}"];

    /// <summary>A part of the filter.</summary>
    public string Part(FilterPart part) => words[$"Part.{part}"];

    private string Currency(string code) => words[$"Currency.{code}"] is { ResourceNotFound: false } known ? known : code;
}
