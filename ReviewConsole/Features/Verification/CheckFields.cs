using System.Globalization;
using ReviewConsole.Domain.Verification;

namespace ReviewConsole.Features.Verification;

/// <summary>What somebody has filled in of a route's own form so far, as the fields hold it.</summary>
internal sealed class CheckFields
{
    /// <summary>True once something was filled in; a form left alone says nothing.</summary>
    public bool IsTouched { get; private set; }

    public int Asked { get; set; } = 5;

    public int Right { get; set; }

    public bool FreeRecall { get; set; }

    public bool NotOnProfile { get; set; }

    public string Document { get; set; } = "";

    public bool TwoFactor { get; set; }

    public bool PortraitMasked { get; set; }

    public string MaskedNumber { get; set; } = "";

    public DateOnly? DeleteBy { get; set; }

    public string Site { get; set; } = "";

    public string Clerk { get; set; } = "";

    public DateOnly? On { get; set; }

    public string Contact { get; set; } = "";

    public int Reached { get; set; } = 1;

    public HashSet<string> Told { get; } = new(StringComparer.Ordinal);

    public int Delivered { get; set; } = 1;

    public int Hours { get; set; } = WaitingPeriod.Limits.Least;

    public bool Objected { get; set; }

    /// <summary>Fills something in.</summary>
    public void Set(Action fill)
    {
        fill();
        IsTouched = true;
    }

    /// <summary>The fields as values; null for a route without a form, for a form left alone, and while nobody said how it ended.</summary>
    public CheckDetails? Details(Check check, CheckState result)
    {
        var passed = result == CheckState.Passed;
        return !IsTouched || result is not (CheckState.Passed or CheckState.Failed) ? null : check.Route switch
        {
            "order_kba" => new OrderRecall(Asked, Right, FreeRecall, NotOnProfile),
            "id_doc_noselfie" => new MaskedDocument(Document, TwoFactor, passed, PortraitMasked, MaskedNumber.Trim(), DeleteBy),
            "in_person" => new CounterVisit(Site.Trim(), Clerk.Trim(), Document, passed, On),
            "trusted_contact" => new ContactConfirmation(Contact.Trim(), Reached, passed),
            "wait_notify" => new WaitingPeriod([.. WaitingPeriod.Addresses.Where(Told.Contains)], Delivered, check.OfferedAt, Hours, Objected),
            _ => null,
        };
    }

    /// <summary>Takes a number out of a field; what is none is zero, which no form takes.</summary>
    public static int Number(object? value) => int.TryParse(value as string, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
}
