namespace ReviewConsole.Domain.Primitives;

/// <content>Kinds about the journal itself.</content>
public static partial class FactKinds
{
    /// <summary>The database is not the journal that stands outside: nothing is sealed and nothing leaves until somebody says how to go on.</summary>
    public const string JournalHeld = "journal_held";

    /// <summary>One of an administrator and a lead agreed to go on after a restored backup.</summary>
    public const string RestoreAgreed = "restore_agreed";

    /// <summary>A restored backup was gone on from; what stands outside beyond it is explained by this.</summary>
    public const string JournalRestored = "journal_restored";

    /// <summary>Another key signs checkpoints.</summary>
    public const string SealKeyChanged = "seal_key_changed";

    /// <summary>Somebody checked the whole journal.</summary>
    public const string JournalVerified = "journal_verified";

    /// <summary>Somebody took a proof of facts out.</summary>
    public const string ProofTaken = "proof_taken";
}
