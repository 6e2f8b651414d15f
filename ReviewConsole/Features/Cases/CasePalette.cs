using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using ReviewConsole.Data.Deeds;
using ReviewConsole.Data.Desk;
using ReviewConsole.Data.Rows;
using ReviewConsole.Domain.Cases;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Features.Cases.Palette;
using ReviewConsole.Features.Cases.Queue;
using ReviewConsole.Platform;

namespace ReviewConsole.Features.Cases;

/// <summary>
/// Cases in the palette: to be opened, to be taken where nobody has them, and to see what else there is of the same account. Only for who may
/// read cases.
/// </summary>
internal sealed class CasePalette(
    CaseFinder finder, QueueWords lines, PeopleNames people, DeedDoor door, CurrentPerson me, TimeProvider time,
    IStringLocalizer<CasePalette> words) : IPaletteSource
{
    private const int MostRecent = 5;

    /// <inheritdoc/>
    public async Task<IReadOnlyList<PaletteEntry>> FindAsync(string typed, IReadOnlyList<string> recent, CancellationToken stop)
    {
        if (!me.May(May.ReadCases))
        {
            return [];
        }

        var now = time.GetUtcNow();
        if (typed.Length == 0)
        {
            CaseNumber[] numbers = [.. recent.Select(CaseNumber.Read).OfType<CaseNumber>().Distinct().Take(MostRecent)];
            return numbers.Length == 0 ? [] : await OpenAsync(await finder.OfNumbersAsync(numbers, stop), now, PaletteGroup.Recent, stop);
        }

        var cases = await finder.FindAsync(typed, me.Id, now, stop);
        var accounts = cases.Lines.DistinctBy(found => found.AccountId).ToList();
        return
        [
            .. await OpenAsync(cases.Lines, now, PaletteGroup.Case, stop),
            .. cases.Lines is [{ Line: var only }] && MayTake(only, now) ? [Take(only)] : Array.Empty<PaletteEntry>(),
            .. accounts.Count == 1 ? [OfAccount(accounts[0])] : Array.Empty<PaletteEntry>(),
            .. cases is { Lines.Count: > 1, Text: { } text } ? [All(text, cases)] : Array.Empty<PaletteEntry>(),
        ];
    }

    // As in the queue: the name masked, what is locked, where it stands or who has it.
    private async Task<IReadOnlyList<PaletteEntry>> OpenAsync(IReadOnlyList<FoundCase> cases, DateTimeOffset now, PaletteGroup group, CancellationToken stop)
    {
        var names = await people.OfAsync(cases.Where(found => found.Line.IsHeld(now)).Select(found => found.Line.Holder!.Value), stop);
        return
        [
            .. cases.Select(found => found.Line).Select(line => new PaletteEntry(
                group, CaseMoves.IsOpen(line.State) ? "open" : "done", words["Open", line.Number, line.Who], Urls.Case(line.Number),
                string.Join(" · ", lines.Locked(line, now), Stands(line, now, names)))),
        ];
    }

    private string Stands(QueueLine line, DateTimeOffset now, IReadOnlyDictionary<PersonId, ReviewerName> names) =>
        line.IsHeld(now) && line.Holder == me.Id ? words["HeldByYou"]
        : line.IsHeld(now) && names.TryGetValue(line.Holder!.Value, out var name) ? words["HeldBy", name.Alias]
        : line.State == CaseState.Waiting ? Terms.Of(line.WaitingFor) : Terms.Of(line.State);

    // Whether they really may, the deed knows.
    private bool MayTake(QueueLine line, DateTimeOffset now) =>
        me.May(May.WorkCases) && !line.IsHeld(now)
        && (line.State is CaseState.Queued or CaseState.InReview or CaseState.SecondReview || (line.State == CaseState.SetAside && line.Assignee == me.Id));

    private PaletteEntry Take(QueueLine line) =>
        new(PaletteGroup.Case, "held", words["Take", line.Number], null, words["TakeHint"], Do: navigation => TakeAsync(line, navigation));

    private async Task<IReadOnlyList<string>> TakeAsync(QueueLine line, NavigationManager navigation)
    {
        var answer = await door.DoAsync(me.Actor, new ClaimCase(line.Id));
        if (answer.IsDone)
        {
            navigation.NavigateTo(Urls.Case(line.Number));
            return [];
        }

        var names = await people.OfAsync(answer.Refusals.SelectMany(refusal => refusal.Values).Select(PersonIn).OfType<PersonId>());
        return
        [
            .. answer.Refusals.Select(refusal => Sentences.Of(
                refusal, CultureInfo.CurrentUICulture, value => PersonIn(value) is { } id && names.TryGetValue(id, out var name) ? name.Alias : value.Value)),
        ];
    }

    private static PersonId? PersonIn(KeyValuePair<string, string> value) =>
        value.Key == "by" && Guid.TryParse(value.Value, out var id) ? new PersonId(id) : null;

    private PaletteEntry OfAccount(FoundCase found) => new(
        PaletteGroup.Case, "queue", words["OfAccount", Masking.AccountId(found.AccountId)], InQueue(found.AccountId), words["OfAccountHint"]);

    private PaletteEntry All(string text, FoundCases cases) => new(
        PaletteGroup.Case, "search", cases.More ? words["AllMore"] : words["All", cases.Lines.Count], InQueue(text));

    private static string InQueue(string text) => new QueueAddress(new CaseFilter { View = CaseView.All, Text = text }).Href;
}
