package main

import (
	"container/heap"
	"math/rand/v2"
	"slices"
	"time"
)

// What the function and template.yaml of examples/lambda do.
const (
	callsOfFailure = 3 // The usual failure; no build takes more than 12.
	callsOfWaiting = 1
	attempts       = 3 // Of the client, for one call.
	batchSize      = 10
	visibility     = 6 * time.Minute
	maxReceives    = 5
)

// load is a day of builds.
type load struct {
	builds, accounts int

	// failed and waiting are how many builds of 100 fail, and wait for an approval.
	failed, waiting int

	// together is how many builds of 100 start in the same minute, as scheduled
	// pipelines do. If togetherFail, they all fail when they launch.
	together     int
	togetherFail bool
}

// setup is how the events are processed.
type setup struct {
	concurrency int           // MaximumConcurrency of the template.
	call        time.Duration // How long a call to Image Builder takes.
	rate        int           // How many calls a second Image Builder allows in an account; 0 is any number.
}

// message is an event in the queue.
type message struct {
	account  int
	sent     time.Duration // Since the beginning of the day, as all times here.
	visible  time.Duration
	calls    int // Needed to process it.
	receives int
}

type result struct {
	events      int // Sent by Image Builder, each in the account of its build.
	messages    int
	invocations int
	receives    int
	calls       int
	throttled   int
	dead        int // In the dead-letter queue.
	busy        time.Duration
	perSecond   int // The most calls in a second of one account.
	perSecondOf int // The same of all accounts.
	buildsOnce  int // The most builds at once in one account.
	median      time.Duration
	last        time.Duration // The longest time from an event to the end of its message.
}

// events returns the messages of a day, and how many events there were in all.
func (l load) events(random *rand.Rand, r *result) []*message {
	var messages []*message
	running := make([][]time.Duration, l.accounts) // Alternately begin and end.
	for i := range l.builds {
		account := i % l.accounts
		percent := random.IntN(100)
		togetherStart := random.IntN(100) < l.together
		start, length := upTo(random, 24*time.Hour), 10*time.Minute+upTo(random, 20*time.Minute)
		if togetherStart {
			start = 2*time.Hour + upTo(random, time.Minute)
		}
		end := start + length
		switch {
		case togetherStart && l.togetherFail:
			end = start + time.Minute
			messages = append(messages, &message{account: account, sent: end, calls: callsOfFailure})
			r.events += 2 // BUILDING, FAILED
		case percent < l.failed:
			end = start + upTo(random, length)
			messages = append(messages, &message{account: account, sent: end, calls: callsOfFailure})
			r.events += 2
		case percent < l.failed+l.waiting:
			messages = append(messages, &message{account: account, sent: start + upTo(random, length), calls: callsOfWaiting})
			r.events += 5 // BUILDING, waiting, TESTING, DISTRIBUTING, AVAILABLE
		default:
			r.events += 4
		}
		running[account] = append(running[account], start, end)
	}
	for _, times := range running {
		r.buildsOnce = max(r.buildsOnce, mostAtOnce(times))
	}
	return messages
}

func upTo(random *rand.Rand, d time.Duration) time.Duration {
	return time.Duration(random.Int64N(int64(d)))
}

// mostAtOnce returns the most intervals that overlap; times are alternately begins
// and ends.
func mostAtOnce(times []time.Duration) int {
	var begins, ends []time.Duration
	for i := 0; i < len(times); i += 2 {
		begins, ends = append(begins, times[i]), append(ends, times[i+1])
	}
	slices.Sort(begins)
	slices.Sort(ends)
	most, ended := 0, 0
	for i, begin := range begins {
		for ends[ended] <= begin {
			ended++
		}
		most = max(most, i+1-ended)
	}
	return most
}

// instance is an instance of the function. It is idle without a batch.
type instance struct {
	now     time.Duration
	batch   []*message
	made    int // Calls for the first message of the batch.
	attempt int // Of the next call.
}

// simulate lets the day pass.
func simulate(l load, s setup) result {
	var r result
	random := rand.New(rand.NewPCG(1, 2))
	queue := &queue{}
	for _, m := range l.events(random, &r) {
		m.visible = m.sent
		heap.Push(queue, m)
	}
	r.messages = queue.Len()
	accounts := make([]account, l.accounts)
	all := account{}
	instances := make([]instance, s.concurrency)
	var took []time.Duration
	for i := next(instances, queue); i != nil; i = next(instances, queue) {
		if len(i.batch) == 0 {
			i.now = max(i.now, (*queue)[0].visible)
			for len(i.batch) < batchSize && queue.Len() > 0 && (*queue)[0].visible <= i.now {
				m := heap.Pop(queue).(*message)
				m.receives++
				i.batch = append(i.batch, m)
			}
			r.invocations++
			r.receives += len(i.batch)
			continue
		}
		m, before := i.batch[0], i.now
		r.calls++
		all.called(i.now, 0)
		if accounts[m.account].called(i.now, s.rate) {
			i.now += s.call
			i.attempt = 0
			if i.made++; i.made == m.calls {
				took = append(took, i.now-m.sent)
				i.batch, i.made = i.batch[1:], 0
			}
		} else {
			r.throttled++
			i.now += s.call
			if i.attempt++; i.attempt < attempts {
				i.now += upTo(random, time.Second<<i.attempt)
			} else {
				i.batch, i.made, i.attempt = i.batch[1:], 0, 0
				if m.receives == maxReceives {
					r.dead++
				} else {
					m.visible = i.now + visibility
					heap.Push(queue, m)
				}
			}
		}
		r.busy += i.now - before
	}
	for _, a := range accounts {
		r.perSecond = max(r.perSecond, a.most)
	}
	r.perSecondOf = all.most
	slices.Sort(took)
	if len(took) > 0 {
		r.median, r.last = took[len(took)/2], took[len(took)-1]
	}
	return r
}

// next returns the instance that acts first, or nil when all is done.
func next(instances []instance, q *queue) *instance {
	var first *instance
	var firstAt time.Duration
	for n := range instances {
		i := &instances[n]
		at := i.now
		if len(i.batch) == 0 {
			if q.Len() == 0 {
				continue
			}
			at = max(at, (*q)[0].visible)
		}
		if first == nil || at < firstAt {
			first, firstAt = i, at
		}
	}
	return first
}

// account counts the calls of a second.
type account struct {
	second      time.Duration
	calls, most int
}

// called reports whether the account allows the call.
func (a *account) called(at time.Duration, rate int) bool {
	if second := at.Truncate(time.Second); second != a.second {
		a.second, a.calls = second, 0
	}
	a.calls++
	a.most = max(a.most, a.calls)
	return rate == 0 || a.calls <= rate
}

// queue has the message that is visible first in front.
type queue []*message

func (q queue) Len() int           { return len(q) }
func (q queue) Less(i, j int) bool { return q[i].visible < q[j].visible }
func (q queue) Swap(i, j int)      { q[i], q[j] = q[j], q[i] }
func (q *queue) Push(m any)        { *q = append(*q, m.(*message)) }
func (q *queue) Pop() any {
	old := *q
	m := old[len(old)-1]
	*q = old[:len(old)-1]
	return m
}
