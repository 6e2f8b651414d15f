namespace ReviewConsole.Domain.Primitives;

/// <summary>The numbers of design.md §3, in one place; the operator may change some by configuration.</summary>
public sealed record ReviewRules
{
    /// <summary>The defaults.</summary>
    public static readonly ReviewRules Default = new();

    /// <summary>How long a claim lasts without activity.</summary>
    public TimeSpan ClaimLasts { get; init; } = TimeSpan.FromMinutes(30);

    /// <summary>What is promised about time.</summary>
    public ServiceProfile Service { get; init; } = ServiceProfile.China;

    /// <summary>Working days of one round in which the clock may stand still while the appellant is waited for, in all.</summary>
    public int LongestPauseWorkingDays { get; init; } = 10;

    /// <summary>Working days the appellant may be given to answer a question: time for two reminders between, and no more than may be paused.</summary>
    public (int Least, int Most) AnswerWorkingDays { get; init; } = (3, 10);

    /// <summary>The longest text typed into one place of a question, in characters.</summary>
    public int LongestQuestionPart { get; init; } = 3000;

    /// <summary>The longest answer, in characters; as long as a statement.</summary>
    public int LongestAnswer { get; init; } = 20_000;

    /// <summary>Working days for a rights request (GB/T 35273-2020, 8.5).</summary>
    public int RightsWorkingDays { get; init; } = 15;

    /// <summary>Working days the platform has to carry out what was granted of a rights request.</summary>
    public int RightDoneWorkingDays { get; init; } = 3;

    /// <summary>Own words of a refused rights request; characters, and for Chinese.</summary>
    public (int Latin, int Chinese) RightWords { get; init; } = (60, 30);

    /// <summary>How long before a rights request a check may have been passed that shows who asks.</summary>
    public TimeSpan RightVerifiedWithin { get; init; } = TimeSpan.FromDays(30);

    /// <summary>How long a cancelled account can be kept after all.</summary>
    public TimeSpan CancellationUndoable { get; init; } = TimeSpan.FromDays(14);

    /// <summary>Routes that everybody can use and that the operator really runs, by code; at least two.</summary>
    public IReadOnlyList<string> FloorRoutes { get; init; } = ["postal_code", "in_person", "notarised", "order_kba"];

    /// <summary>A linked real-name account is Strong when linked longer than this.</summary>
    public int LinkedStrongDays { get; init; } = 90;

    /// <summary>A phone or e-mail address bound for less than this does not count.</summary>
    public int FreshChannelDays { get; init; } = 30;

    /// <summary>A theft signal younger than this bars an approval on explanations alone (A2).</summary>
    public int YoungSignalDays { get; init; } = 30;

    /// <summary>Own words of a denial; characters, and for Chinese.</summary>
    public (int Latin, int Chinese) OwnWords { get; init; } = (120, 60);

    /// <summary>One own sentence of an approval; characters, and for Chinese.</summary>
    public (int Latin, int Chinese) OwnSentence { get; init; } = (15, 6);

    /// <summary>The longest justification, in characters.</summary>
    public int LongestJustification { get; init; } = 6000;

    /// <summary>How many of a person's denials a new one is compared with.</summary>
    public int DenialsCompared { get; init; } = 20;

    /// <summary>D2 sets a re-check at most this many days ahead.</summary>
    public int LongestRecheckDays { get; init; } = 7;

    /// <summary>The longest a condition or what is left of a narrowed restriction may last, in days.</summary>
    public int LongestNarrowingDays { get; init; } = 30;

    /// <summary>How long the platform may not restrict an account again on signals that were found wrong.</summary>
    public TimeSpan ShieldLasts { get; init; } = TimeSpan.FromDays(30);

    /// <summary>How many people give a case back in one round before a lead has to look at it.</summary>
    public int SkipsBeforeLead { get; init; } = 3;

    /// <summary>Cases a person may hold at once, held now or set aside; who has so many takes no other.</summary>
    public int MostHeld { get; init; } = 10;

    /// <summary>The longest a case may be set aside, in days; never past its due time.</summary>
    public int LongestAsideDays { get; init; } = 7;

    /// <summary>The longest each half of a handover sheet may be, in characters.</summary>
    public int LongestHandover { get; init; } = 2000;

    /// <summary>The longest reason for giving a case to somebody or taking it back, in characters.</summary>
    public int LongestReason { get; init; } = 500;

    /// <summary>How long a withdrawal can be undone.</summary>
    public TimeSpan WithdrawalUndoable { get; init; } = TimeSpan.FromDays(14);

    /// <summary>How long the platform has to deliver a notice by two channels.</summary>
    public TimeSpan NoticeArrives { get; init; } = TimeSpan.FromHours(24);

    /// <summary>How long a decision can be taken back; nothing leaves before that.</summary>
    public TimeSpan TakeBackLasts { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Masked values a person may see in 24 hours before leads are told; at three times as many they see none.</summary>
    public int RevealsADay { get; init; } = 60;

    /// <summary>Hides the name on the account from whoever works on a case until every signal has a finding: a name leans.</summary>
    public bool HideNameUntilFindings { get; init; }

    /// <summary>How long a masked value stays visible once shown.</summary>
    public TimeSpan RevealLasts { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>Money held (minor unit) from which an approval picked by hand needs a second person; null where none does.</summary>
    public long? PickedApprovalHeldMinor { get; init; } = 5_000_000;

    /// <summary>Whether an approval picked by hand needs a second person where the whole account is restricted.</summary>
    public bool PickedApprovalFullAccount { get; init; }

    /// <summary>Denials of a new reviewer that need a second person; 0 for none.</summary>
    public int NewReviewerDenials { get; init; } = 20;

    /// <summary>Of how many decisions a second look is drawn, 0 to 1.</summary>
    public double SampleShare { get; init; } = 0.05;

    /// <summary>Second looks drawn in a month, at most.</summary>
    public int SampleMonthlyCap { get; init; } = 100;

    /// <summary>The shortest reasons of a second judgement, in characters without spaces.</summary>
    public int JudgementReason { get; init; } = 20;
}
