//! Where a change of a share comes from.
//!
//! The share is K/N over members, each with k of n. Kitagawa (1955, “Components of a difference between two rates”, JASA 50)
//! splits the change among members that are there both times into what they do differently, at their mean weight, and how
//! their weights shift, at their mean share. What the members that join or leave change is the rest: the difference
//! between all and those who stay, afterwards less before. Counts are split in the same way with n in place of the weight.
//! The three parts add up to the change.

/// One member: k of n before and after; `None` where it has nothing then.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(in crate::analysis) struct Member {
    pub(in crate::analysis) before: Option<(f64, f64)>,
    pub(in crate::analysis) after: Option<(f64, f64)>,
}

/// The parts of a change.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(in crate::analysis) struct Parts {
    /// Members that stay do more or less of it.
    pub(in crate::analysis) same_members: f64,
    /// Members that stay write longer or shorter plans.
    pub(in crate::analysis) plan_size: f64,
    /// Members join or leave.
    pub(in crate::analysis) joining_leaving: f64,
}

/// Splits a change of the share.
pub(in crate::analysis) fn of_share(members: &[Member]) -> Option<Parts> {
    let before = share(members.iter().filter_map(|member| member.before))?;
    let after = share(members.iter().filter_map(|member| member.after))?;
    let change = after.0 - before.0;
    let staying: Vec<_> = staying(members).collect();
    let (Some(kept_before), Some(kept_after)) =
        (share(staying.iter().map(|pair| pair.0)), share(staying.iter().map(|pair| pair.1)))
    else {
        return Some(Parts { joining_leaving: change, ..Parts::default() });
    };
    let (same_members, plan_size) = split(&staying, kept_before.1, kept_after.1);
    let joining_leaving = (after.0 - kept_after.0) - (before.0 - kept_before.0);
    Some(Parts { same_members, plan_size, joining_leaving })
}

/// Splits a change of the count.
pub(in crate::analysis) fn of_count(members: &[Member]) -> Parts {
    let staying: Vec<_> = staying(members).collect();
    let (same_members, plan_size) = split(&staying, 1.0, 1.0);
    let joined = members.iter().filter(|member| member.before.is_none()).filter_map(|member| member.after);
    let left = members.iter().filter(|member| member.after.is_none()).filter_map(|member| member.before);
    let joining_leaving = joined.map(|(k, _)| k).sum::<f64>() - left.map(|(k, _)| k).sum::<f64>();
    Parts { same_members, plan_size, joining_leaving }
}

type Pair = ((f64, f64), (f64, f64));

fn staying(members: &[Member]) -> impl Iterator<Item = Pair> {
    members.iter().filter_map(|member| member.before.zip(member.after))
}

/// What changes by the members' own shares, and by their sizes relative to `before` and `after`.
fn split(staying: &[Pair], before: f64, after: f64) -> (f64, f64) {
    staying.iter().fold((0.0, 0.0), |(own, size), ((k0, n0), (k1, n1))| {
        let (p0, p1, w0, w1) = (k0 / n0, k1 / n1, n0 / before, n1 / after);
        (own + (w0 + w1) / 2.0 * (p1 - p0), size + (p0 + p1) / 2.0 * (w1 - w0))
    })
}

/// Share and n of some members; nothing where n is zero.
fn share(members: impl Iterator<Item = (f64, f64)>) -> Option<(f64, f64)> {
    let (k, n) = members.fold((0.0, 0.0), |(k, n), (more_k, more_n)| (k + more_k, n + more_n));
    (n > 0.0).then(|| (k / n, n))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn member(before: Option<(u32, u32)>, after: Option<(u32, u32)>) -> Member {
        let real = |(k, n)| (f64::from(k), f64::from(n));
        Member { before: before.map(real), after: after.map(real) }
    }

    /// By hand: A 2 of 10 → 6 of 20, B 5 of 10 → 5 of 10, C 0 of 20 leaves, D 4 of 5 joins.
    /// Staying: 7/20 → 11/30; own = (0.5 + 2/3)/2 × 0.1 = 0.058333; size = 0.25 × (2/3 − 1/2) + 0.5 × (1/3 − 1/2) = −0.041667;
    /// all: 7/40 → 15/35, so joining and leaving = (15/35 − 11/30) − (7/40 − 7/20) = 0.236905.
    #[test]
    fn agrees_with_a_computation_by_hand() {
        let members = [
            member(Some((2, 10)), Some((6, 20))),
            member(Some((5, 10)), Some((5, 10))),
            member(Some((0, 20)), None),
            member(None, Some((4, 5))),
        ];
        let parts = of_share(&members).unwrap();
        assert!((parts.same_members - 0.058_333_333).abs() < 1e-8, "{parts:?}");
        assert!((parts.plan_size + 0.041_666_667).abs() < 1e-8, "{parts:?}");
        assert!((parts.joining_leaving - 0.236_904_762).abs() < 1e-8, "{parts:?}");
        let parts = of_count(&members);
        let expected = Parts { same_members: 1.5, plan_size: 2.5, joining_leaving: 4.0 };
        assert_eq!(parts, expected, "7 → 15 commitments");
    }

    #[test]
    fn without_anybody_who_stays_all_is_joining_and_leaving() {
        let parts = of_share(&[member(Some((1, 2)), None), member(None, Some((3, 4)))]).unwrap();
        assert_eq!(parts, Parts { joining_leaving: 0.25, ..Parts::default() });
        assert_eq!(of_share(&[member(Some((1, 2)), None)]), None, "nothing to compare with");
    }

    fn side() -> impl Strategy<Value = Option<(u32, u32)>> {
        proptest::option::of((1..40_u32).prop_flat_map(|n| (0..=n, Just(n))))
    }

    proptest! {
        #[test]
        fn the_parts_add_up(members in proptest::collection::vec((side(), side()), 1..30)) {
            let members: Vec<_> = members.into_iter().map(|(before, after)| member(before, after)).collect();
            let total = |of: fn(&Member) -> Option<(f64, f64)>| share(members.iter().filter_map(of));
            let sum = |parts: Parts| parts.same_members + parts.plan_size + parts.joining_leaving;
            let k = |of: fn(&Member) -> Option<(f64, f64)>| members.iter().filter_map(of).map(|(k, _)| k).sum::<f64>();
            prop_assert!((sum(of_count(&members)) - (k(|m| m.after) - k(|m| m.before))).abs() < 1e-9);
            if let (Some(before), Some(after)) = (total(|m| m.before), total(|m| m.after)) {
                let parts = of_share(&members).unwrap();
                prop_assert!((sum(parts) - (after.0 - before.0)).abs() < 1e-12);
            }
        }
    }
}
