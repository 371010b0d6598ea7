namespace Pvelint.Repo.Objects;

/// <summary>What is to be read, and what becomes of it: the parameters of <see cref="ObjectStore.ReadAll"/> without the threads.</summary>
internal sealed record ReadRequest<TState>(
    ObjectKinds Kinds,
    Func<ObjectId, ObjectKind, bool> Wants,
    ObjectVisitor<TState> Visit,
    LargeObjectVisitor<TState> VisitLarge);

/// <summary>An object that was not read as it should be.</summary>
/// <param name="Id">Its id.</param>
/// <param name="IsWanted">Whether it is known that its content is asked for.</param>
internal readonly record struct DamagedObject(ObjectId Id, bool IsWanted);
