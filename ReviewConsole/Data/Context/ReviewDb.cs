using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using ReviewConsole.Data.Mapping;
using ReviewConsole.Data.Stored;
using ReviewConsole.Domain.Cases;
using ReviewConsole.Domain.Conversation;
using ReviewConsole.Domain.Decisions;
using ReviewConsole.Domain.Primitives;
using ReviewConsole.Domain.Quality;
using ReviewConsole.Domain.Rights;
using ReviewConsole.Domain.Signals;
using ReviewConsole.Domain.Verification;

namespace ReviewConsole.Data.Context;

/// <summary>One model for both databases. Case tables are written only through the deeds.</summary>
public abstract class ReviewDb(DbContextOptions options) : IdentityUserContext<Person, Guid>(options)
{
    /// <summary>Cases, whole.</summary>
    public DbSet<Case> Cases => Set<Case>();

    /// <summary>Lines of the queue.</summary>
    public DbSet<CaseRow> CaseRows => Set<CaseRow>();

    /// <summary>Names, for searching.</summary>
    public DbSet<SearchedName> SearchedNames => Set<SearchedName>();

    /// <summary>Fingerprints by which cases hang together.</summary>
    public DbSet<CaseLinkRow> CaseLinks => Set<CaseLinkRow>();

    /// <summary>Signals, for filtering.</summary>
    public DbSet<CaseSignal> Signals => Set<CaseSignal>();

    /// <summary>Checks, for finding one by its id.</summary>
    public DbSet<Check> Checks => Set<Check>();

    /// <summary>Appeals, for knowing a repeat.</summary>
    public DbSet<Appeal> Appeals => Set<Appeal>();

    /// <summary>What appellants asked for beside their appeals; written only with their case.</summary>
    public DbSet<RightsRequest> Rights => Set<RightsRequest>();

    /// <summary>Decisions.</summary>
    public DbSet<Decision> Decisions => Set<Decision>();

    /// <summary>Messages to and from appellants.</summary>
    public DbSet<Message> Messages => Set<Message>();

    /// <summary>The journal.</summary>
    public DbSet<FactRow> Facts => Set<FactRow>();

    /// <summary>Personal values of facts.</summary>
    public DbSet<FactValue> FactValues => Set<FactValue>();

    /// <summary>Heads of the journal's streams.</summary>
    public DbSet<JournalHead> JournalHeads => Set<JournalHead>();

    /// <summary>Sealed facts in their one order.</summary>
    public DbSet<SealedFact> SealedFacts => Set<SealedFact>();

    /// <summary>Hashes of the tree over them.</summary>
    public DbSet<SealNode> SealNodes => Set<SealNode>();

    /// <summary>Signed checkpoints.</summary>
    public DbSet<SealCheckpoint> SealCheckpoints => Set<SealCheckpoint>();

    /// <summary>How far the journal is sealed.</summary>
    public DbSet<JournalSeal> JournalSeals => Set<JournalSeal>();

    /// <summary>What waits to leave.</summary>
    public DbSet<OutboxRow> Outbox => Set<OutboxRow>();

    /// <summary>Where messages are sent to.</summary>
    public DbSet<WebhookEndpoint> Endpoints => Set<WebhookEndpoint>();

    /// <summary>Messages on their way.</summary>
    public DbSet<Delivery> Deliveries => Set<Delivery>();

    /// <summary>Attempts to deliver.</summary>
    public DbSet<DeliveryAttempt> DeliveryAttempts => Set<DeliveryAttempt>();

    /// <summary>Keys of the platform's programs.</summary>
    public DbSet<ApiKey> ApiKeys => Set<ApiKey>();

    /// <summary>How appellants get to their cases.</summary>
    public DbSet<StatusAccess> StatusAccesses => Set<StatusAccess>();

    /// <summary>Answers that are given again when the same request comes again.</summary>
    public DbSet<ApiAnswerRow> ApiAnswers => Set<ApiAnswerRow>();

    /// <summary>Whose security events are believed.</summary>
    public DbSet<EventIssuer> EventIssuers => Set<EventIssuer>();

    /// <summary>Security event tokens that were taken.</summary>
    public DbSet<EventTokenRow> EventTokens => Set<EventTokenRow>();

    /// <summary>Signals that wait for a case.</summary>
    public DbSet<KeptSignal> KeptSignals => Set<KeptSignal>();

    /// <summary>Keys with which our own security events are signed.</summary>
    public DbSet<SigningKey> SigningKeys => Set<SigningKey>();

    /// <summary>Half-written decisions.</summary>
    public DbSet<DraftRow> Drafts => Set<DraftRow>();

    /// <summary>Cases that are not to be offered to somebody again.</summary>
    public DbSet<SkipRow> Skips => Set<SkipRow>();

    /// <summary>The weights of the queue's order, each version once set.</summary>
    public DbSet<OrderWeights> OrderWeights => Set<OrderWeights>();

    /// <summary>Second looks at decided cases.</summary>
    public DbSet<ReReview> ReReviews => Set<ReReview>();

    /// <summary>Days whose decisions were drawn from.</summary>
    public DbSet<SampledDay> SampledDays => Set<SampledDay>();

    /// <summary>Cases whose right answer is known.</summary>
    public DbSet<CalibrationCase> CalibrationCases => Set<CalibrationCase>();

    /// <summary>Versions of the standing rules of assigning.</summary>
    public DbSet<AssigningRules> AssigningRules => Set<AssigningRules>();

    /// <summary>Appeals refused at the door.</summary>
    public DbSet<RefusedAppeal> RefusedAppeals => Set<RefusedAppeal>();

    /// <summary>Changes of role that wait for a second administrator, and settled ones.</summary>
    public DbSet<RoleChange> RoleChanges => Set<RoleChange>();

    /// <summary>Accounts people declared an interest in.</summary>
    public DbSet<DeclaredInterest> Interests => Set<DeclaredInterest>();

    /// <summary>Running numbers.</summary>
    public DbSet<Counter> Counters => Set<Counter>();

    /// <summary>How often something happened, by day.</summary>
    public DbSet<DailyCount> DailyCounts => Set<DailyCount>();

    /// <summary>The key ring that protects cookies.</summary>
    public DbSet<ProtectionKey> ProtectionKeys => Set<ProtectionKey>();

    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.ApplyConfigurationsFromAssembly(typeof(ReviewDb).Assembly);
        IdentityMapping.Rename(builder);
    }

    /// <inheritdoc/>
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<PersonId>().HaveConversion<PersonIdConversion>();
        configurationBuilder.Properties<CaseId>().HaveConversion<CaseIdConversion>();
        configurationBuilder.Properties<CheckId>().HaveConversion<CheckIdConversion>();
        configurationBuilder.Properties<DecisionId>().HaveConversion<DecisionIdConversion>();
        configurationBuilder.Properties<RightId>().HaveConversion<RightIdConversion>();
        configurationBuilder.Properties<MessageId>().HaveConversion<MessageIdConversion>();
        configurationBuilder.Properties<ClaimToken>().HaveConversion<ClaimTokenConversion>();
        configurationBuilder.Properties<CaseNumber>().HaveConversion<CaseNumberConversion>().HaveMaxLength(24);
    }
}

/// <summary>The embedded database.</summary>
public sealed class SqliteReviewDb(DbContextOptions<SqliteReviewDb> options) : ReviewDb(options)
{
    /// <inheritdoc/>
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        base.ConfigureConventions(configurationBuilder);
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcTicks>();
    }
}

/// <summary>PostgreSQL, for several nodes.</summary>
public sealed class PostgresReviewDb(DbContextOptions<PostgresReviewDb> options) : ReviewDb(options)
{
    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        SearchCollation.UseBytes(builder);
    }

    /// <inheritdoc/>
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        base.ConfigureConventions(configurationBuilder);
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcInstant>();
    }
}
