using Microsoft.AspNetCore.Components;
using ReviewConsole.Data.Appellant;
using ReviewConsole.Data.Deeds;
using ReviewConsole.Data.Intake;
using ReviewConsole.Domain.Cases;
using ReviewConsole.Domain.Intake;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Platform;

namespace ReviewConsole.Features.Intake;

/// <summary>Writing an appeal down, without its markup.</summary>
public abstract class TakeInPageBase : ComponentBase
{
    [Inject]
    internal DeedDoor Door { get; set; } = null!;

    [Inject]
    internal CurrentPerson Me { get; set; } = null!;

    [Inject]
    internal CaseWorld World { get; set; } = null!;

    [Inject]
    internal TimeProvider Time { get; set; } = null!;

    /// <summary>What is written.</summary>
    protected TakeInForm Form { get; private set; } = new();

    /// <summary>What was refused.</summary>
    internal IReadOnlyList<Refusal> Refusals { get; private set; } = [];

    /// <summary>What became of the last one; null before.</summary>
    protected IntakeAnswer? Became { get; private set; }

    /// <summary>Link and code for the appellant, to be handed over once; null before.</summary>
    protected (string Path, string Code)? Access { get; private set; }

    /// <summary>It is being let in.</summary>
    protected bool IsBusy { get; private set; }

    /// <summary>Today, where the reader is.</summary>
    protected DateOnly Today => Domain.Clocks.LocalDays.Of(Time.GetUtcNow(), Me.Zone);

    /// <inheritdoc/>
    protected override void OnInitialized() => Begin();

    /// <summary>Chooses or leaves a word.</summary>
    protected static void Choose(HashSet<string> words, string word, bool on) => _ = on ? words.Add(word) : words.Remove(word);

    /// <summary>Lets it in; what is written stays when it is refused.</summary>
    protected async Task SendAsync()
    {
        if (IsBusy)
        {
            return;
        }

        IsBusy = true;
        var now = Time.GetUtcNow();
        var reading = AppealReader.Read(Form.Json($"desk-{Guid.CreateVersion7():N}", now, Me.Zone), World.Catalogue, now);
        var opened = reading.Message is { } message ? await Door.DoAsync(Me.Actor, new TakeInAppeal(message, Form.By)) : Result<IntakeAnswer>.Refused(reading.Refusals);
        (Refusals, IsBusy) = (opened.Refusals, false);
        if (opened.IsDone)
        {
            Became = opened.Answer;
        }
    }

    /// <summary>Gives the appellant a link and a code.</summary>
    protected async Task GiveAsync()
    {
        var made = AccessText.New();
        var given = await Door.DoAsync(Me.Actor, new GiveAccess(Became!.Value.Case, made.LinkHash, made.CodeHash));
        Refusals = given.Refusals;
        Access = given.IsDone ? ($"{Urls.Status}?l={made.Token}", made.Code) : null;
    }

    /// <summary>Begins another.</summary>
    protected void Begin() => (Form, Became, Access, Refusals) = (new TakeInForm { ImposedOn = Today, ReceivedOn = Today, Language = Me.Language }, null, null, []);
}
