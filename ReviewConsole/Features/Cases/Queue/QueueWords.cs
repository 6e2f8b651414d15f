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
internal sealed class QueueWords(IStringLocalizer<QueueWords> words, ReviewCatalogue catalogue)
{
    private static readonly string[] WithoutMinor = ["JPY", "KRW", "VND"];

    /// <summary>"Sign-in and payouts locked for 9 days".</summary>
    public string Locked(QueueLine line, DateTimeOffset now)
    {
        var what = Join([.. Scopes(line.Scopes).Select(s => Terms.Of(s))]);
        var days = (int)((line.DecidedAt ?? now) - line.ImposedAt).TotalDays;
        return days < 1 ? words["LockedToday", what] : words[days == 1 ? "LockedFor.One" : "LockedFor.Other", what, days];
    }

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

    private static IEnumerable<RestrictionScope> Scopes(int bits) => (bits & (1 << (int)RestrictionScope.FullAccount)) != 0
        ? [RestrictionScope.FullAccount]
        : Enum.GetValues<RestrictionScope>().Where(s => (bits & (1 << (int)s)) != 0);

    private string Join(string[] names) => names switch
    {
        [] => words["Something"],
        [var one] => one,
        [var first, .. var between, var last] => words["And", string.Join(words["Comma"], [first, .. between.Select(Inside)]), Inside(last)],
    };

    // Inside a sentence a name has no capital; where a script has none, nothing changes.
    private static string Inside(string name) => char.ToLower(name[0], CultureInfo.CurrentCulture) + name[1..];

    private string Currency(string code) => words[$"Currency.{code}"] is { ResourceNotFound: false } known ? known : code;
}
