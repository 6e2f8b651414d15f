using Microsoft.AspNetCore.Components;
using ReviewConsole.Data.Desk;
using ReviewConsole.Domain.Cases;
using ReviewConsole.Domain.Verification;

namespace ReviewConsole.Features.Verification;

/// <summary>What the forms of all routes share: the check, a note and a reference, and the way to record it.</summary>
public abstract class CheckFormBase : ComponentBase
{
    /// <summary>The case.</summary>
    [Parameter, EditorRequired]
    public required CaseDesk Desk { get; set; }

    /// <summary>The open check.</summary>
    [Parameter, EditorRequired]
    public required Check Check { get; set; }

    /// <summary>What was seen, in words.</summary>
    protected string? Seen { get; set; }

    /// <summary>The platform's or provider's reference.</summary>
    protected string? Reference { get; set; }

    /// <summary>Today, where days are counted.</summary>
    protected DateOnly Today => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(Desk.Now, Desk.World.Calendar.Zone).DateTime);

    /// <summary>Records what the form states.</summary>
    protected Task SaveAsync(CheckDetails details) => SaveAsync(details.Result, details);

    /// <summary>Records that nothing came.</summary>
    protected Task NothingCameAsync() => SaveAsync(CheckState.Expired, null);

    /// <summary>Records how it ended.</summary>
    protected Task SaveAsync(CheckState result, CheckDetails? details) =>
        Desk.DoAsync(new RecordCheck(Desk.Case.Id, Desk.Token, new CheckRecord(Check.Id, result, Seen, Reference, details)));

    /// <summary>An id of a field of this check's form.</summary>
    protected string FieldId(string name) => $"{name}-{Check.Id.Value:N}";
}
